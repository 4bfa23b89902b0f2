import type { Database } from '#server/db/database'
import { jobHandlers, timetable } from '#server/jobs'
import { useWork } from '#server/queue/due-work'
import { startTimetable } from '#server/queue/timetable'
import { startWorker } from '#server/queue/worker'

/** Starts what runs beside the requests: the clock and the worker. Stopping ends when the job at hand is finished. */
export function startBackground(db: Database): { stop: () => Promise<void> } {
  useWork({ handlers: jobHandlers, timetable })
  const clock = startTimetable(db, timetable)
  const worker = startWorker(db, jobHandlers)
  return {
    async stop() {
      clock.stop()
      await worker.stop()
    },
  }
}
