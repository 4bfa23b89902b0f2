import { systemDb, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { log } from '#server/log'
import type { Count } from './limits'
import { pseudonymOf } from './pseudonym'

const everyMs = 1000
const mostAtOnce = 2000

let isPlanned = false

/**
 * Where several servers share a database, they tell each other once a second what they have counted, in two statements
 * for all subjects, so that no request pays for it. The subjects are written as pseudonyms.
 */
export function shareCounts(minute: number, current: Map<string, Count>, previous: Map<string, Count>): void {
  if (isPlanned || engineOf(systemDb()).name !== 'postgres') return
  isPlanned = true
  setTimeout(() => {
    exchange(systemDb(), minute, current, previous)
      .catch((err: unknown) => log.warn({ err }, 'The counts of requests could not be shared; the next try is in a second'))
      .finally(() => isPlanned = false)
  }, everyMs).unref()
}

async function exchange(db: Database, minute: number, current: Map<string, Count>, previous: Map<string, Count>): Promise<void> {
  const counted = [...current].filter(([, { unshared }]) => unshared > 0).map(([subject, count]) => ({ subject, name: pseudonymOf(subject), count, told: count.unshared }))
  // In the same order everywhere, so that no two servers wait for each other's rows.
  counted.sort((a, b) => a.name < b.name ? -1 : 1)
  for (let start = 0; start < counted.length; start += mostAtOnce) {
    const part = counted.slice(start, start + mostAtOnce)
    const rows = await db.insertInto('requestCounts').values(part.map(({ name, told }) => ({ subject: name, minute, count: told })))
      .onConflict(conflict => conflict.columns(['subject', 'minute']).doUpdateSet(eb => ({ count: eb('requestCounts.count', '+', eb.ref('excluded.count')) })))
      .returning(['subject', 'count']).execute()
    const before = await db.selectFrom('requestCounts').select(['subject', 'count']).where('minute', '=', minute - 1).where('subject', 'in', part.map(({ name }) => name)).execute()
    const totals = new Map(rows.map(({ subject, count }) => [subject, count]))
    const totalsBefore = new Map(before.map(({ subject, count }) => [subject, count]))
    for (const { subject, name, count, told } of part) {
      count.unshared -= told
      count.shared = totals.get(name) ?? told
      previous.set(subject, { shared: totalsBefore.get(name) ?? 0, unshared: 0 })
    }
  }
}
