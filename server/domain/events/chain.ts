import type { ChainBreak, ChainCheck } from '#shared/audit/answers'
import { breathe } from '#server/db/breathe'
import { scopedTo, type Database } from '#server/db/database'
import { anchorOf, type Anchor, type SealKey } from './anchors'
import { hashOf } from './events'
import { findEventAt, findLastEvent, listEventsFrom, listRemovals, type EventRow } from './events.repository'

/** So many events are read at once: a few milliseconds, with a turn for requests behind them. */
const slice = 500

type Range = [from: number, to: number]

/** The breaks in the chains of all organizations. */
export async function findEveryChainBreak(db: Database, key: SealKey): Promise<(ChainBreak & { organizationId: string })[]> {
  const breaks = []
  for (const { id } of await db.selectFrom('organizations').select('id').execute()) {
    const found = await findChainBreaks(scopedTo(db, id), await anchorOf(id, key))
    breaks.push(...found.map(one => ({ ...one, organizationId: id })))
  }
  return breaks
}

/** Walks the whole chain and finds what was changed behind the program's back; with an anchor, also whether its end was cut off. */
export async function findChainBreaks(db: Database, anchor?: Anchor): Promise<ChainBreak[]> {
  const breaks: ChainBreak[] = []
  for (let from: number | null = 1; from !== null;) {
    const check: ChainCheck = await checkChain(db, { from, most: Number.MAX_SAFE_INTEGER, anchor })
    breaks.push(...check.breaks)
    from = check.next
  }
  return breaks
}

/**
 * Checks a part of the chain, `most` events from a position on. Positions may be missing only where a later event says that
 * removing sample data took them out.
 */
export async function checkChain(db: Database, { from, most, anchor }: { from: number, most: number, anchor?: Anchor }): Promise<ChainCheck> {
  const head = (await findLastEvent(db))?.position ?? 0
  const removed = await rangesRemoved(db)
  const breaks: ChainBreak[] = []
  let before = from > 1 ? await findEventAt(db, from - 1) : undefined
  let position = from
  for (const end = from + Math.min(most, head); position < end;) {
    const events = await listEventsFrom(db, position, Math.min(slice, end - position))
    if (events.length === 0) break
    for (const event of events) {
      breaks.push(...gap(before?.position ?? position - 1, event.position, removed), ...faults(event, before, anchor))
      before = event
    }
    position = before!.position + 1
    await breathe()
  }
  const next = position <= head ? position : null
  if (next === null && anchor && anchor.position > head) breaks.push(range('cut', head + 1, anchor.position))
  return { breaks, next, head, anchor: anchor ? { position: anchor.position, at: anchor.at } : null }
}

/** Whether an event says what it said when it was written, behind the one that it was written behind. */
function faults(event: EventRow, before: EventRow | undefined, anchor: Anchor | undefined): ChainBreak[] {
  const follows = before?.position === event.position - 1 || event.position === 1 ? event.previousHash === (before?.hash ?? '') : true
  const isAnchored = event.position !== anchor?.position || event.hash === anchor.hash
  return follows && isAnchored && hashOf(event) === event.hash ? [] : [{ position: event.position, reason: 'altered' }]
}

/** What is missing between two events without a later event that says so. */
function gap(before: number, after: number, removed: Range[]): ChainBreak[] {
  const breaks: ChainBreak[] = []
  let from = before + 1
  for (const [first, last] of removed) {
    if (last < from || first >= after) continue
    if (first > from) breaks.push(range('missing', from, first - 1))
    from = last + 1
  }
  if (from < after) breaks.push(range('missing', from, after - 1))
  return breaks
}

function range(reason: ChainBreak['reason'], from: number, to: number): ChainBreak {
  return { position: from, ...(to > from ? { until: to } : {}), reason }
}

/** The positions that removing sample data took out, in order. */
async function rangesRemoved(db: Database): Promise<Range[]> {
  const payloads = (await listRemovals(db)).map(payload => JSON.parse(payload) as { removed?: Range[] })
  return payloads.flatMap(({ removed }) => removed ?? []).sort(([a], [b]) => a - b)
}
