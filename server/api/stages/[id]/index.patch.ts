import { updateStageSchema } from '#shared/pipelines/schema'
import { updateStage } from '#server/domain/pipelines/stages'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateStageSchema }, async ({ db, actor, params, body }) => {
  return { stage: await updateStage(db, actor, params.id, body) }
})
