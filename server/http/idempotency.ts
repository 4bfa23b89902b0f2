import { createHash } from 'node:crypto'
import { getRequestHeader, getResponseHeader, getResponseStatus, setResponseHeader, setResponseStatus, type H3Event } from 'h3'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '#server/domain/actor'
import { DomainError } from '#server/errors'

/** So long that a phone which was without a connection for weeks still does each thing once. */
const keptForMs = 30 * 24 * 3600_000

/**
 * Does a POST with an `Idempotency-Key` once: key and effect commit together, so a second try finds the first answer.
 * The same key with another request is refused. What fails leaves no trace, and may be tried again.
 */
export async function onceOnly<Answer>(event: H3Event, db: Database, actor: Actor, request: unknown, handle: (db: Database) => Promise<Answer>): Promise<Answer> {
  const id = getRequestHeader(event, 'idempotency-key')
  if (event.method !== 'POST' || id === undefined) return await handle(db)
  if (!/^[\x21-\x7e]{1,200}$/.test(id)) throw new DomainError('malformed_request', { detail: 'Idempotency-Key takes 1 to 200 visible ASCII characters.' })
  const requestHash = createHash('sha256').update(JSON.stringify([event.path, request])).digest('base64url')
  return await inTransaction(db, async (trx) => {
    const now = Date.now()
    await trx.deleteFrom('idempotencyKeys').where('userId', '=', actor.userId).where('id', '=', id).where('createdAt', '<', new Date(now - keptForMs).toISOString()).execute()
    const { numInsertedOrUpdatedRows } = await trx.insertInto('idempotencyKeys')
      .values({ id, userId: actor.userId, requestHash, status: null, body: null, location: null, createdAt: new Date(now).toISOString() })
      .onConflict(conflict => conflict.columns(['organizationId', 'userId', 'id']).doNothing()).executeTakeFirst()
    if (!numInsertedOrUpdatedRows) return await repeatAnswer(event, trx, actor, id, requestHash) as Answer
    const body = await handle(trx)
    const location = getResponseHeader(event, 'location')
    await trx.updateTable('idempotencyKeys')
      .set({ status: getResponseStatus(event), body: JSON.stringify(body), location: location === undefined ? null : String(location) })
      .where('userId', '=', actor.userId).where('id', '=', id).execute()
    return body
  })
}

async function repeatAnswer(event: H3Event, db: Database, actor: Actor, id: string, requestHash: string): Promise<unknown> {
  const first = await db.selectFrom('idempotencyKeys').select(['requestHash', 'status', 'body', 'location'])
    .where('userId', '=', actor.userId).where('id', '=', id).executeTakeFirstOrThrow()
  if (first.requestHash !== requestHash) throw new DomainError('idempotency_key_reused', { detail: 'This Idempotency-Key was used with another request. Take a new key for each new request.' })
  setResponseStatus(event, first.status ?? 200)
  if (first.location !== null) setResponseHeader(event, 'location', first.location)
  return first.body === null ? null : JSON.parse(first.body) as unknown
}
