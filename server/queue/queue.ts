import type { Database } from '#server/db/database'
import { inTransaction } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { announce } from '#server/db/notices'

export interface Job { id: string, organizationId: string | null, type: string, payload: unknown, attempts: number }

interface NewJob {
  /** Given for scheduled runs, so that two servers asking for the same run make one job. */
  id: string
  type: string
  payload: unknown
  organizationId: string | null
  runAt?: string
  /** Nobody waits for it: a worker finds it when it looks the next time. */
  isQuiet?: true
}

const leaseMs = 30_000
const mostAttempts = 8

/** Announced when a job is due at once, so that a worker need not wait for its next look. */
export const jobsNotice = 'jobs'

/** Puts a job into the queue, in the transaction of the change that asks for it. */
export async function enqueue(db: Database, job: NewJob): Promise<void> {
  const now = new Date().toISOString()
  await db.insertInto('jobs').values({
    id: job.id, organizationId: job.organizationId, type: job.type, payload: JSON.stringify(job.payload), state: 'waiting',
    runAt: job.runAt ?? now, attempts: 0, leaseUntil: null, lastError: null, createdAt: now, finishedAt: null,
  }).onConflict(conflict => conflict.column('id').doNothing()).execute()
  if (!job.isQuiet && (!job.runAt || job.runAt <= now)) await announce(db, jobsNotice)
}

/** Takes due jobs for this worker. A job whose worker died is due again when its lease ends. */
export async function claimJobs(db: Database, limit: number, now = new Date()): Promise<Job[]> {
  return await inTransaction(db, async (trx) => {
    const due = await engineOf(trx).lockDueJobs(trx, now.toISOString(), limit)
    if (due.length === 0) return []
    const ids = due.map(job => job.id)
    await trx.updateTable('jobs')
      .set({ state: 'parked', leaseUntil: null, lastError: 'The worker ended during each of the tries', finishedAt: now.toISOString() })
      .where('id', 'in', ids).where('attempts', '>=', mostAttempts).execute()
    await trx.updateTable('jobs')
      .set(eb => ({ state: 'running', leaseUntil: leaseFrom(now), attempts: eb('attempts', '+', 1) }))
      .where('id', 'in', ids).where('state', '!=', 'parked').execute()
    const rows = await trx.selectFrom('jobs').select(['id', 'organizationId', 'type', 'payload', 'attempts']).where('id', 'in', ids).where('state', '=', 'running').orderBy('runAt').execute()
    return rows.map(row => ({ ...row, payload: JSON.parse(row.payload) as unknown }))
  })
}

function leaseFrom(now: Date): string {
  return new Date(now.getTime() + leaseMs).toISOString()
}

type Held = Pick<Job, 'id' | 'attempts'>

/** A worker that slept through its lease has lost the job to another one: the number of the try tells. */
function updateHeld(db: Database, { id, attempts }: Held) {
  return db.updateTable('jobs').where('id', '=', id).where('attempts', '=', attempts).where('state', '=', 'running')
}

/** Keeps a long job from being taken for dead. */
export async function renewLease(db: Database, job: Held): Promise<void> {
  await updateHeld(db, job).set({ leaseUntil: leaseFrom(new Date()) }).execute()
}

export async function completeJob(db: Database, job: Held): Promise<void> {
  await updateHeld(db, job).set({ state: 'done', leaseUntil: null, lastError: null, finishedAt: new Date().toISOString() }).execute()
}

/** Tries again after 10 s, 20 s, 40 s … up to an hour; after the last try the job is parked where the operator sees it. */
export async function failJob(db: Database, job: Job, error: unknown, now = new Date()): Promise<'failed' | 'parked'> {
  const parked = job.attempts >= mostAttempts
  const delayMs = Math.min(10_000 * 2 ** (job.attempts - 1), 3_600_000)
  await updateHeld(db, job).set({
    state: parked ? 'parked' : 'waiting', leaseUntil: null,
    lastError: (error instanceof Error ? error.message : String(error)).slice(0, 1000),
    runAt: new Date(now.getTime() + delayMs).toISOString(), finishedAt: parked ? now.toISOString() : null,
  }).execute()
  return parked ? 'parked' : 'failed'
}

/** How many jobs are not done, by kind and state. */
export async function countOpenJobs(db: Database): Promise<{ type: string, state: string, count: number }[]> {
  return await db.selectFrom('jobs').select(eb => ['type', 'state', eb.fn.countAll<number>().as('count')])
    .where('state', '!=', 'done').groupBy(['type', 'state']).execute()
}

/** How the latest of these jobs failed, if it did and has not succeeded since. */
export async function findFailure(db: Database, types: string[]): Promise<{ at: string, message: string } | undefined> {
  const latest = await db.selectFrom('jobs').select(['createdAt', 'lastError']).where('type', 'in', types).orderBy('createdAt', 'desc').limit(1).executeTakeFirst()
  return latest?.lastError ? { at: latest.createdAt, message: latest.lastError } : undefined
}

/** At start: where this process is the only one, jobs that still run were left by one that was killed, and are due at once. */
export async function reclaimJobs(db: Database): Promise<void> {
  if (engineOf(db).name !== 'sqlite') return
  await db.updateTable('jobs').set({ state: 'waiting', leaseUntil: null }).where('state', '=', 'running').execute()
}
