import { moveToSchema } from '#shared/pipelines/schema'
import { deletePipeline } from '#server/domain/deals/delete-pipeline'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Delete a pipeline',
  params: idParams,
  query: moveToSchema,
  problems: ['pipeline_in_use', 'pipeline_needed'],
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await deletePipeline(db, actor, params.id, query)
  return noContent(event)
})
