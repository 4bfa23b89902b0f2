import { stageAnswerSchema } from '#shared/pipelines/answers'
import { updateStageSchema } from '#shared/pipelines/schema'
import { updateStage } from '#server/domain/pipelines/stages'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a stage',
  params: idParams,
  body: updateStageSchema,
  answers: { 200: stageAnswerSchema },
}, async ({ db, actor, params, body }) => {
  return { stage: await updateStage(db, actor, params.id, body) }
})
