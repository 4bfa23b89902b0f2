import type { Database } from '#server/db/database'
import { enqueueDue } from './timetable'
import { workOff, type WorkedOff } from './work-off'
import type { Handlers } from './worker'

interface Work { handlers: Handlers, timetable: Record<string, string> }

let known: Work | undefined

/** Says what there is to do and who does it; done once at start. */
export function useWork(work: Work): void {
  known = work
}

/** For a clock outside: enqueues what the timetable says is due, and does due jobs until the time has come. */
export async function doDueWork(db: Database, untilMs: number): Promise<WorkedOff> {
  if (!known) throw new Error('Nobody has said yet who does the jobs')
  await enqueueDue(db, known.timetable)
  return await workOff(db, known.handlers, untilMs)
}
