import { viewAnswerSchema } from '#shared/views/answers'
import { createViewSchema } from '#shared/views/schema'
import { createView } from '#server/domain/views/views'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Save a view',
  body: createViewSchema,
  answers: { 201: viewAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const view = await createView(db, actor, body)
  return created(event, `/api/views/${view.id}`, { view })
})
