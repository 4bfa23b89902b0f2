import { moveToSchema } from '#shared/pipelines/schema'
import { deleteStage } from '#server/domain/deals/delete-stage'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Delete a stage',
  params: idParams,
  query: moveToSchema,
  problems: ['stage_in_use', 'stage_needed'],
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await deleteStage(db, actor, params.id, query)
  return noContent(event)
})
