import { pipelineAnswerSchema } from '#shared/pipelines/answers'
import { stageOrderSchema } from '#shared/pipelines/schema'
import { orderStages } from '#server/domain/pipelines/stages'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put the stages of a pipeline in order',
  params: idParams,
  body: stageOrderSchema,
  answers: { 200: pipelineAnswerSchema },
}, async ({ db, actor, params, body }) => {
  return { pipeline: await orderStages(db, actor, params.id, body.stageIds) }
})
