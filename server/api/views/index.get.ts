import { listViewsSchema } from '#shared/views/schema'
import { listViews } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listViewsSchema }, async ({ db, actor, query }) => await listViews(db, actor, query.kind))
