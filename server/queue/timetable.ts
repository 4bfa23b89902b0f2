import { Cron } from 'croner'
import type { Database } from '#server/db/database'
import { log } from '#server/log'
import { enqueue } from './queue'

/** What fell due while nobody looked is caught up with for this long; a clock outside may call but once a day. */
const caughtUpMs = 25 * 3600_000

/**
 * Enqueues jobs by the clock (cron patterns in UTC). A run's id is its kind and its minute, so that several servers
 * with the same clock make one job of it.
 */
export function startTimetable(db: Database, timetable: Record<string, string>): { stop: () => void } {
  const clocks = Object.entries(timetable).map(([type, pattern]) => new Cron(pattern, { timezone: 'UTC', unref: true, catch: err => log.error({ err, job: type }, 'The timetable could not enqueue a job') }, async () => {
    await enqueueRun(db, type, new Date())
  }))
  return { stop: () => clocks.forEach(clock => clock.stop()) }
}

/** Enqueues the latest run of each kind that was due, unless it has been. */
export async function enqueueDue(db: Database, timetable: Record<string, string>, now = new Date()): Promise<void> {
  for (const [type, pattern] of Object.entries(timetable)) {
    // croner leaves out a run at the very second that it is asked about.
    const [latest] = new Cron(pattern, { timezone: 'UTC', paused: true }).previousRuns(1, new Date(now.getTime() + 1000))
    if (latest && latest.getTime() > now.getTime() - caughtUpMs) await enqueueRun(db, type, latest)
  }
}

async function enqueueRun(db: Database, type: string, at: Date): Promise<void> {
  await enqueue(db, { id: `${type} ${at.toISOString().slice(0, 16)}`, type, payload: {}, organizationId: null, isQuiet: true })
}
