import { viewAsClient } from '#server/domain/client-proposals/client-page'
import { defineClientRoute } from '#server/http/client-route'
import { noContent } from '#server/http/handler'

export default defineClientRoute({
  summary: 'Say that the client looks',
  details: 'The page says so once it is shown. Looks of the organization\'s own members are not counted.',
  mostInMinute: 30,
  answers: { 204: null },
}, async ({ event, db, organizationId, linkId, isMember }) => {
  if (!await isMember()) await viewAsClient(db, organizationId, linkId)
  return noContent(event)
})
