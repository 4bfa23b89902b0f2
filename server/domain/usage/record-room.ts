import type { Database } from '#server/db/database'
import type { NewEvent } from '../events/events'
import { currentRevision, hasBeenAt, type Revision } from '../events/revision'
import { limitReached, limitsOf } from '../plans/limits'
import { countRecords, recordTables } from './usage.repository'

interface Count extends Revision { records: number }

/** How many records there were at which event. */
const counts = new Map<string, Count>()
const mostCounts = 1000

const making = new Set(['contact.created', 'company.created', 'deal.created', 'activity.logged', 'task.created'])

/**
 * Refuses new records that the organization's plan has no room for: they are written, their events are about to be, and
 * the transaction takes them back. The organization's transactions take turns, so that no two pass the limit together.
 */
export async function assertRoomForRecords(db: Database, organizationId: string, events: Pick<NewEvent, 'type'>[]): Promise<void> {
  const made = events.filter(({ type }) => making.has(type)).length
  if (made === 0) return
  const { records: maximum } = await limitsOf(db, organizationId)
  if (maximum === null) return
  const room = await roomOf(db, organizationId, maximum, { made, wanted: 0 })
  if (room < 0) throw limitReached('records', maximum - room - made, maximum)
}

/** How many of `wanted` new records the organization's plan has room for: all of them, or as many as are left. */
export async function roomForRecords(db: Database, organizationId: string, wanted: number): Promise<number> {
  const { records: maximum } = await limitsOf(db, organizationId)
  if (maximum === null) return wanted
  return Math.min(wanted, Math.max(0, await roomOf(db, organizationId, maximum, { made: 0, wanted })))
}

/**
 * What is left of the maximum; more may be left than is answered where that is enough. Counting a quarter of a million
 * records for each new one would be slow, and need not be: every new record writes an event, so since the last count there
 * cannot have come more records than events. They are counted again when that no longer tells.
 */
async function roomOf(db: Database, organizationId: string, maximum: number, { made, wanted }: { made: number, wanted: number }): Promise<number> {
  const last = await currentRevision(db)
  const known = await knownCount(db, organizationId)
  if (known && last && last.position >= known.position) {
    const atLeast = maximum - known.records - (last.position - known.position) - made
    if (atLeast >= wanted) return atLeast
  }
  let records = 0
  for (const table of recordTables) records += await countRecords(db, table)
  if (last) remember(organizationId, { ...last, records: records - made })
  return maximum - records
}

/** Undefined if the count is of a transaction that was rolled back, or of another copy of the database. */
async function knownCount(db: Database, organizationId: string): Promise<Count | undefined> {
  const known = counts.get(organizationId)
  return known && await hasBeenAt(db, known) ? known : undefined
}

function remember(organizationId: string, count: Count): void {
  if (counts.size >= mostCounts) counts.clear()
  counts.set(organizationId, count)
}
