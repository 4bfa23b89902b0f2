import { deleteProposal } from '#server/domain/proposals/proposals'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a proposal into the trash, or delete it for good',
  params: idParams,
  query: deleteQuery,
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await deleteProposal(db, actor, params.id, query)
  return noContent(event)
})
