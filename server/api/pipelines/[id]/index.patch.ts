import { pipelineAnswerSchema } from '#shared/pipelines/answers'
import { updatePipelineSchema } from '#shared/pipelines/schema'
import { updatePipeline } from '#server/domain/pipelines/edit-pipelines'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a pipeline',
  params: idParams,
  body: updatePipelineSchema,
  answers: { 200: pipelineAnswerSchema },
}, async ({ db, actor, params, body }) => {
  return { pipeline: await updatePipeline(db, actor, params.id, body) }
})
