import type { AuditEntry, AuditFilters, AuditPage, ListAudit } from '#shared/audit/schema'
import { foldedWords, searchWords } from '#shared/search/fold'
import { breathe } from '#server/db/breathe'
import type { Database } from '#server/db/database'
import { decodeNumber, encodeCursor } from '#server/db/pagination'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { newestPosition, type Changes } from '../events/events'
import { namesFor } from '../events/names'
import { idsIn, readableChanges } from '../events/readable-changes'
import { assertCan } from '../members/policy'
import { listAuditRows, listAuditRowsOf, type AuditRow } from './audit-log.repository'

const cursorKey = 'audit log'
/** Events are looked through in slices of a few milliseconds, at most so many for one answer. */
const slice = 2000
const mostLookedThrough = 100_000

type Said = { name?: string | null, changes?: Changes } & Record<string, unknown>
type ReadRow = AuditRow & { said: Said }

/**
 * What happened in the organization, the newest first. There is no index for each filter, since every change would pay for
 * it: history is walked back from the cursor, and a page says how far it looked.
 */
export async function listAuditLog(db: Database, actor: Actor, { cursor, limit, ...filters }: ListAudit): Promise<AuditPage> {
  assertCan(actor, 'audit.read')
  const before = cursor === undefined ? await newestPosition(db) + 1 : decodeNumber(cursor, cursorKey)
  const { rows, end } = filters.subjectId ? await lookUp(db, actor, filters, before) : await walkBack(db, actor, filters, before, limit)
  const page = rows.slice(0, limit)
  const next = rows.length > limit ? page.at(-1)!.position : end
  return { entries: await describe(db, actor, page), cursor: next > 1 ? encodeCursor(cursorKey, { value: next, id: '' }) : null }
}

interface Found { rows: ReadRow[], end: number }

async function lookUp(db: Database, actor: Actor, filters: AuditFilters, before: number): Promise<Found> {
  if (!filters.subjectType) throw invalidField('subjectType', 'required', 'Say of what kind the record is')
  const rows = await listAuditRowsOf(db, filters, actor.timeZone, { subjectId: filters.subjectId!, before })
  return { rows: named(rows, filters), end: 0 }
}

async function walkBack(db: Database, actor: Actor, filters: AuditFilters, before: number, limit: number): Promise<Found> {
  const rows: ReadRow[] = []
  const isFiltered = Object.values(filters).some(Boolean)
  let end = before
  while (end > 1 && rows.length <= limit && before - end < mostLookedThrough) {
    const from = Math.max(1, end - (isFiltered ? slice : limit + 1))
    rows.push(...named(await listAuditRows(db, filters, actor.timeZone, { from, before: end }), filters))
    end = from
    await breathe()
  }
  return { rows, end }
}

/** With what they say; and those alone whose record, or who did it, has the words in its name. */
function named(rows: AuditRow[], { q }: AuditFilters): ReadRow[] {
  const words = searchWords(q ?? '')
  const read = rows.map(row => ({ ...row, said: JSON.parse(row.payload ?? '{}') as Said }))
  if (words.length === 0) return read
  return read.filter(({ actorName, said }) => {
    const names = foldedWords(`${said.name ?? ''} ${actorName ?? ''}`)
    return words.every(word => names.some(name => name.startsWith(word)))
  })
}

async function describe(db: Database, actor: Actor, rows: ReadRow[]): Promise<AuditEntry[]> {
  const names = await namesFor(db, actor.organizationId, rows.flatMap(({ said }) => idsIn(said.changes ?? {})))
  return rows.map(({ said: { name = null, changes = {}, besides: _, ...details }, payload: __, ...row }) => ({ ...row, subjectName: name, changes: readableChanges(changes, names), details }))
}
