import { pipelineSchema } from '#shared/pipelines/schema'
import { createPipeline } from '#server/domain/pipelines/edit-pipelines'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({ body: pipelineSchema }, async ({ event, db, actor, body }) => {
  const pipeline = await createPipeline(db, actor, body)
  return created(event, `/api/pipelines/${pipeline.id}`, { pipeline })
})
