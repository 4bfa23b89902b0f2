import { createTagSchema } from '#shared/tags/schema'
import { createTag } from '#server/domain/tags/manage-tags'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({ body: createTagSchema }, async ({ event, db, actor, body }) => {
  const tag = await createTag(db, actor, body)
  return created(event, `/api/tags/${tag.id}`, { tag })
})
