import { stageAnswerSchema } from '#shared/pipelines/answers'
import { createStageSchema } from '#shared/pipelines/schema'
import { createStage } from '#server/domain/pipelines/stages'
import { created, defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Create a stage',
  params: idParams,
  body: createStageSchema,
  answers: { 201: stageAnswerSchema },
}, async ({ event, db, actor, params, body }) => {
  const stage = await createStage(db, actor, params.id, body)
  return created(event, `/api/stages/${stage.id}`, { stage })
})
