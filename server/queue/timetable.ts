import { Cron } from 'croner'
import type { Database } from '#server/db/database'
import { log } from '#server/log'
import { enqueue } from './queue'

/**
 * Enqueues jobs by the clock (cron patterns in UTC). A run's id is its kind and its minute, so that several servers
 * with the same clock make one job of it.
 */
export function startTimetable(db: Database, timetable: Record<string, string>): { stop: () => void } {
  const clocks = Object.entries(timetable).map(([type, pattern]) => new Cron(pattern, { timezone: 'UTC', unref: true, catch: err => log.error({ err, job: type }, 'The timetable could not enqueue a job') }, async () => {
    await enqueue(db, { id: `${type} ${new Date().toISOString().slice(0, 16)}`, type, payload: {}, organizationId: null })
  }))
  return { stop: () => clocks.forEach(clock => clock.stop()) }
}
