import { tagAnswerSchema } from '#shared/tags/answers'
import { updateTagSchema } from '#shared/tags/schema'
import { updateTag } from '#server/domain/tags/manage-tags'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a tag',
  params: idParams,
  body: updateTagSchema,
  problems: ['duplicate_tag'],
  answers: { 200: tagAnswerSchema },
}, async ({ db, actor, params, body }) => ({ tag: await updateTag(db, actor, params.id, body) }))
