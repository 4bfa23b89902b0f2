import { removeSampleData } from '#server/domain/sample-data/remove-sample-data'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Remove the sample data, and nothing else',
  answers: { 204: null },
}, async ({ event, db, actor }) => {
  await removeSampleData(db, actor)
  return noContent(event)
})
