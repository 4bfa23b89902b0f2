import { tagAnswerSchema } from '#shared/tags/answers'
import { createTagSchema } from '#shared/tags/schema'
import { createTag } from '#server/domain/tags/manage-tags'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create a tag',
  body: createTagSchema,
  problems: ['duplicate_tag'],
  answers: { 201: tagAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const tag = await createTag(db, actor, body)
  return created(event, `/api/tags/${tag.id}`, { tag })
})
