import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction, type Database } from '#server/db/database'
import type { Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'

const rowsInSlice = 200

interface Page<Row> { rows: Row[], cursor: string | null }

export type PageAfter<Row> = (cursor: string | undefined, limit: number) => Promise<Page<Row>>

/** Records that somebody has chosen: how, for the event that tells of it, and their ids in pages. */
export interface Chosen { filters: Record<string, unknown>, idsAfter: (cursor: string | undefined, limit: number) => Promise<{ ids: string[], cursor: string | null }> }

/**
 * Every row of a list in slices, with a turn for others between two of them. The export is an event of the
 * organization, recorded before the first row leaves. Throws forbidden to roles that may not take data out.
 */
export async function exportRows<Row>(
  db: Database, actor: Actor, what: { kind: 'contacts' | 'companies' | 'deals' | 'audit_log', filters: Record<string, unknown>, toCells: (row: Row) => Cell[] },
  pageAfter: PageAfter<Row>,
): Promise<AsyncGenerator<Cell[][]>> {
  assertCan(actor, 'records.export')
  await inTransaction(db, trx => recordEvent(trx, actor, {
    type: `${what.kind}.exported`, subject: { type: 'organization', id: actor.organizationId }, payload: { filters: what.filters },
  }))
  return slices(what.toCells, pageAfter)
}

async function* slices<Row>(toCells: (row: Row) => Cell[], pageAfter: PageAfter<Row>): AsyncGenerator<Cell[][]> {
  let cursor: string | undefined
  do {
    const page = await pageAfter(cursor, rowsInSlice)
    yield page.rows.map(toCells)
    cursor = page.cursor ?? undefined
    await nextTurn()
  } while (cursor !== undefined)
}
