import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Actor } from '../actor'
import { recordEvent, type NewEvent, type SubjectType } from './events'
import { findLastEvent, listPositionsOf } from './events.repository'

type Subjects = Partial<Record<SubjectType, string[]>>

/**
 * Removes what happened to these records from the chain, and leaves an event that says so: it names the positions, by which
 * the chain still verifies. That event comes first, so that no position is ever given twice.
 */
export async function thinOutEvents(db: Database, actor: Actor, subjects: Subjects, saying: NewEvent): Promise<void> {
  const positions: number[] = []
  for (const [type, ids] of Object.entries(subjects)) {
    if (ids.length) positions.push(...await listPositionsOf(db, type, ids))
  }
  await recordEvent(db, actor, { ...saying, payload: { ...saying.payload, removed: rangesOf(positions) } })
  const { position } = (await findLastEvent(db))!
  await engineOf(db).removeEvents(db, actor.organizationId, { position, type: saying.type }, positions)
}

/** Numbers as the ranges they fill: 3, 4, 5, 9 → [3, 5], [9, 9]. */
export function rangesOf(numbers: number[]): [from: number, to: number][] {
  const ranges: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}
