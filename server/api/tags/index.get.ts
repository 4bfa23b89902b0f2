import { tagsAnswerSchema } from '#shared/tags/answers'
import { listTagsSchema } from '#shared/tags/schema'
import { listCountedTags } from '#server/domain/tags/manage-tags'
import { listTags } from '#server/domain/tags/tags'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List tags',
  query: listTagsSchema,
  answers: { 200: tagsAnswerSchema },
}, async ({ db, actor, query }) => {
  const tags = query.counts ? await listCountedTags(db, actor) : await listTags(db)
  return { tags, total: tags.length, cursor: null }
})
