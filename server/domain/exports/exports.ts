import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction, type Database } from '#server/db/database'
import type { Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { adminsOf } from '../members/members'
import { assertMayExport } from '../members/policy'
import { notify } from '../notifications/notifications'

const rowsInSlice = 200
/** An export of more than these is worth a look. */
const quietRows = 1000

interface Page<Row> { rows: Row[], cursor: string | null }

export type PageAfter<Row> = (cursor: string | undefined, limit: number) => Promise<Page<Row>>

/** Records that somebody has chosen: how, for the event that tells of it, and their ids in pages. */
export interface Chosen { filters: Record<string, unknown>, idsAfter: (cursor: string | undefined, limit: number) => Promise<{ ids: string[], cursor: string | null }> }

interface Exported<Row> { kind: 'contacts' | 'companies' | 'deals' | 'audit_log', filters: Record<string, unknown>, toCells: (row: Row) => Cell[] }

/**
 * Every row of a list in slices, with a turn for others between two of them. The export is an event of the
 * organization, recorded before the first row leaves; of a large one the other admins are told. Throws forbidden to roles that may not take data out.
 */
export async function exportRows<Row>(db: Database, actor: Actor, what: Exported<Row>, pageAfter: PageAfter<Row>): Promise<AsyncGenerator<Cell[][]>> {
  assertMayExport(actor)
  await inTransaction(db, trx => recordEvent(trx, actor, {
    type: `${what.kind}.exported`, subject: { type: 'organization', id: actor.organizationId }, payload: { filters: what.filters },
  }))
  return slices(db, actor, what, pageAfter)
}

async function* slices<Row>(db: Database, actor: Actor, { kind, toCells }: Exported<Row>, pageAfter: PageAfter<Row>): AsyncGenerator<Cell[][]> {
  let cursor: string | undefined
  let count = 0
  do {
    const page = await pageAfter(cursor, rowsInSlice)
    if (count <= quietRows && count + page.rows.length > quietRows) await tellAdmins(db, actor, kind)
    count += page.rows.length
    yield page.rows.map(toCells)
    cursor = page.cursor ?? undefined
    await nextTurn()
  } while (cursor !== undefined)
}

async function tellAdmins(db: Database, actor: Actor, kind: Exported<never>['kind']): Promise<void> {
  const { id, name } = actor.session.user
  const others = (await adminsOf(db, actor)).filter(userId => userId !== id)
  await notify(db, others.map(userId => ({ userId, type: `${kind}.exported`, subject: { type: 'user', id }, name, actorId: id, details: { moreThan: quietRows } })))
}
