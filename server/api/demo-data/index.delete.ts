import { removeSampleData } from '#server/domain/sample-data/remove-sample-data'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({}, async ({ event, db, actor }) => {
  await removeSampleData(db, actor)
  return noContent(event)
})
