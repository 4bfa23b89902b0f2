import { tagAnswerSchema } from '#shared/tags/answers'
import { restoreTag } from '#server/domain/tags/manage-tags'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Bring back a deleted tag',
  params: idParams,
  problems: ['duplicate_tag'],
  answers: { 200: tagAnswerSchema },
}, async ({ db, actor, params }) => ({ tag: await restoreTag(db, actor, params.id) }))
