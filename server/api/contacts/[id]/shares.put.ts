import { sharesAnswerSchema } from '#shared/shares/answers'
import { shareSchema } from '#shared/shares/schema'
import { shareRecord } from '#server/domain/shares/shares'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Share a contact with members',
  params: idParams,
  body: shareSchema,
  answers: { 200: sharesAnswerSchema },
}, async ({ db, actor, params, body }) => (
  { shares: await shareRecord(db, actor, { kind: 'contact', id: params.id }, body.userIds) }))
