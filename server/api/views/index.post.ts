import { createViewSchema } from '#shared/views/schema'
import { createView } from '#server/domain/views/views'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({ body: createViewSchema }, async ({ event, db, actor, body }) => {
  const view = await createView(db, actor, body)
  return created(event, `/api/views/${view.id}`, { view })
})
