import { updatePipelineSchema } from '#shared/pipelines/schema'
import { updatePipeline } from '#server/domain/pipelines/edit-pipelines'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updatePipelineSchema }, async ({ db, actor, params, body }) => {
  return { pipeline: await updatePipeline(db, actor, params.id, body) }
})
