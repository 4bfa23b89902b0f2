import type { Database } from '#server/db/database'
import { writeApiCalls } from '#server/domain/usage/api-calls'
import { jobHandlers, timetable } from '#server/jobs'
import { log } from '#server/log'
import { useWork } from '#server/queue/due-work'
import { startTimetable } from '#server/queue/timetable'
import { startWorker } from '#server/queue/worker'

const writeUsageEveryMs = 5000

/** Starts what runs beside the requests: the clock, the worker and the writing down of usage. Stopping ends when the job at hand is finished and all is written. */
export function startBackground(db: Database): { stop: () => Promise<void> } {
  useWork({ handlers: jobHandlers, timetable })
  const clock = startTimetable(db, timetable)
  const worker = startWorker(db, jobHandlers)
  const writeUsage = () => writeApiCalls(db).catch((err: unknown) => log.warn({ err }, 'The API calls could not be counted; the next try is in some seconds'))
  const usage = setInterval(() => void writeUsage(), writeUsageEveryMs).unref()
  return {
    async stop() {
      clock.stop()
      clearInterval(usage)
      await worker.stop()
      await writeUsage()
    },
  }
}
