import { scopedTo, type Database } from '#server/db/database'
import { hashOf } from './events'
import { listEventsFrom, type EventRow } from './events.repository'

/** Where the chain of an organization's events does not hold. */
export interface ChainBreak { position: number, reason: 'altered' | 'missing' }

/** The breaks in the chains of all organizations. */
export async function findEveryChainBreak(db: Database): Promise<(ChainBreak & { organizationId: string })[]> {
  const breaks = []
  for (const { id } of await db.selectFrom('organizations').select('id').execute()) {
    breaks.push(...(await findChainBreaks(scopedTo(db, id))).map(found => ({ ...found, organizationId: id })))
  }
  return breaks
}

/** An event that says which positions a maintenance operation took out. */
interface Thinned { removed?: [from: number, to: number][] }

/**
 * Walks the chain and finds what was changed behind the app's back. A payload may be erased (null) and positions may be
 * missing where a later event says that a maintenance operation removed them.
 */
export async function findChainBreaks(db: Database): Promise<ChainBreak[]> {
  const breaks: ChainBreak[] = []
  const gaps: [number, number][] = []
  const removed: [number, number][] = []
  let before: EventRow | undefined
  for (let position = 0; ;) {
    const events = await listEventsFrom(db, position, 1000)
    if (events.length === 0) break
    for (const event of events) {
      const expected = (before?.position ?? 0) + 1
      if (event.position > expected) gaps.push([expected, event.position - 1])
      else if (before && event.previousHash !== before.hash) breaks.push({ position: event.position, reason: 'altered' })
      if (event.payload !== null && hashOf(event) !== event.hash) breaks.push({ position: event.position, reason: 'altered' })
      if (event.payload) removed.push(...(JSON.parse(event.payload) as Thinned).removed ?? [])
      before = event
    }
    position = before!.position + 1
  }
  for (const [from, to] of gaps) {
    for (let position = from; position <= to; position++) {
      if (!removed.some(([first, last]) => position >= first && position <= last)) breaks.push({ position, reason: 'missing' })
    }
  }
  return breaks
}
