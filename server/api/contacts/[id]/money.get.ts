import { moneyOfRecordSchema } from '#shared/money/answers'
import { getMoney } from '#server/domain/money/money-of-record'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read what was sold to a contact, and what of it was paid',
  params: idParams,
  answers: { 200: moneyOfRecordSchema },
}, async ({ db, actor, params }) => await getMoney(db, actor, { kind: 'contact', id: params.id }))
