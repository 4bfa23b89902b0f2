import { viewsAnswerSchema } from '#shared/views/answers'
import { listViewsSchema } from '#shared/views/schema'
import { listViews } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the views of a list',
  query: listViewsSchema,
  answers: { 200: viewsAnswerSchema },
}, async ({ db, actor, query }) => await listViews(db, actor, query.kind))
