import { listPipelines } from '#server/domain/pipelines/pipelines'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db }) => {
  const pipelines = await listPipelines(db)
  return { pipelines, total: pipelines.length, cursor: null }
})
