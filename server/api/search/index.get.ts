import { searchSchema } from '#shared/search/schema'
import { searchRecords } from '#server/domain/search/search'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: searchSchema }, async ({ db, actor, query }) => await searchRecords(db, actor, query))
