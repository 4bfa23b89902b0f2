import { systemDb, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { log } from '#server/log'
import type { Count } from './limits'
import { pseudonymOf } from './pseudonym'

const minuteMs = 60_000
const everyMs = 1000
const mostAtOnce = 2000

interface Counted { minute: number, current: Map<string, Count>, previous: Map<string, Count> }

let isPlanned = false

/**
 * Where several servers share a database, each tells the others once a second what it has counted and learns what they
 * have, for all subjects at once, so that no request pays for it. The subjects are written as pseudonyms.
 */
export function shareCounts(counted: Counted): void {
  if (isPlanned || engineOf(systemDb()).name !== 'postgres') return
  isPlanned = true
  setTimeout(() => {
    exchange(systemDb(), counted)
      .catch((err: unknown) => log.warn({ err }, 'The counts of requests could not be shared; the next try is in a second'))
      .finally(() => {
        isPlanned = false
        // Others may count on, although nobody asks anything here.
        if (Date.now() < (counted.minute + 1) * minuteMs) shareCounts(counted)
      })
  }, everyMs).unref()
}

async function exchange(db: Database, { minute, current, previous }: Counted): Promise<void> {
  // In the same order everywhere, so that no two servers wait for each other's rows.
  const subjects = [...current].map(([subject, count]) => ({ subject, name: pseudonymOf(subject), count })).sort((a, b) => a.name < b.name ? -1 : 1)
  for (let start = 0; start < subjects.length; start += mostAtOnce) {
    const part = subjects.slice(start, start + mostAtOnce)
    await tell(db, minute, part)
    const rows = await db.selectFrom('requestCounts').selectAll().where('minute', 'in', [minute - 1, minute]).where('subject', 'in', part.map(({ name }) => name)).execute()
    const totals = new Map(rows.map(row => [`${row.minute} ${row.subject}`, row.count]))
    for (const { subject, name, count } of part) {
      count.shared = totals.get(`${minute} ${name}`) ?? 0
      previous.set(subject, { shared: totals.get(`${minute - 1} ${name}`) ?? 0, unshared: 0 })
    }
  }
}

async function tell(db: Database, minute: number, subjects: { name: string, count: Count }[]): Promise<void> {
  const news = subjects.filter(({ count }) => count.unshared > 0).map(({ name, count }) => ({ name, count, told: count.unshared }))
  if (news.length === 0) return
  await db.insertInto('requestCounts').values(news.map(({ name, told }) => ({ subject: name, minute, count: told })))
    .onConflict(conflict => conflict.columns(['subject', 'minute']).doUpdateSet(eb => ({ count: eb('requestCounts.count', '+', eb.ref('excluded.count')) }))).execute()
  for (const { count, told } of news) {
    count.unshared -= told
    count.shared += told
  }
}
