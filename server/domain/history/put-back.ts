import type { HistoryKind, PutBack } from '#shared/history/schema'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import type { Changes } from '../events/events'
import { assertCan } from '../members/policy'
import { changesIn, isSame } from './changes'
import { findEventOf, listEventsOf } from './history.repository'
import { kinds, type RecordOf } from './kinds'
import { assertRemain } from './references'

type Fields = Record<string, unknown>

/**
 * Sets a record's fields to what they were before one change, or right after it, as an ordinary change of today. `version` is
 * the one the caller has seen. Throws cannot_put_back where what stood there is gone or against a rule by now.
 */
export async function putBack<Kind extends HistoryKind>(db: Database, actor: Actor, kind: Kind, id: string, eventId: string, { scope }: PutBack, version?: number): Promise<RecordOf[Kind]> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const { get, update, fields } = kinds[kind]
    const record: Fields & { version: number } = { ...await get(trx, actor, id) }
    const event = await findEventOf(trx, kind, id, eventId)
    if (!event) throw notFound()
    const later = scope === 'point' ? await listEventsOf(trx, kind, id, { after: event.position }) : [event]
    const before = Object.assign({}, ...later.map(({ payload }) => befores(changesIn(payload).all))) as Fields
    const differing = Object.entries(before).filter(([field, value]) => fields.includes(field) && !isSame(value, record[field]))
    const wanted = fitting(kind, Object.fromEntries(differing), { ...record, ...before })
    await assertRemain(trx, actor, wanted, record)
    return await update(trx, actor, id, wanted, version)
  })
}

/** The newest event first: of several changes of a field, the earliest one's `before` is the last to be taken. */
function befores(changes: Changes): Fields {
  return Object.fromEntries(Object.entries(changes).map(([field, { before }]) => [field, before ?? null]))
}

/** Without what follows from other fields, and what a deal in that stage cannot have. */
function fitting(kind: HistoryKind, fields: Fields, after: Fields): Fields {
  const { email, phone, companyName, ...rest } = fields
  const fitted: Fields = {
    ...rest,
    ...(email !== undefined && !rest.emails ? { email } : {}), ...(phone !== undefined && !rest.phones ? { phone } : {}),
    ...(companyName !== undefined && !('companyId' in rest) ? { companyName } : {}),
  }
  if (kind !== 'deal') return fitted
  if (after.outcome) delete fitted.probability
  else delete fitted.actualCloseDate
  // The stage brings its outcome, but does not say whether a lost deal was abandoned.
  return 'stageId' in fitted ? { ...fitted, outcome: after.outcome ?? null } : fitted
}
