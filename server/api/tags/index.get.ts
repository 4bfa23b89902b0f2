import { listTags } from '#server/domain/tags/tags'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db }) => {
  const tags = await listTags(db)
  return { tags, total: tags.length, cursor: null }
})
