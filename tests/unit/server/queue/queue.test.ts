import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '#server/db/database'
import { newId } from '#server/domain/ids'
import { claimJobs, completeJob, enqueue, failJob, type Job } from '#server/queue/queue'
import { perform, startWorker } from '#server/queue/worker'
import { engines, useTestDatabase } from '../../../support/databases'

const minutes = (count: number) => new Date(Date.now() + count * 60_000)

describe.each(engines)('the queue on %s', (engine) => {
  const database = useTestDatabase(engine)
  beforeEach(() => database.db.deleteFrom('jobs').execute())

  const add = async (id = newId(), runAt?: Date) => {
    await enqueue(database.db, { id, type: 'greet', payload: { to: 'Zoë' }, organizationId: null, ...(runAt ? { runAt: runAt.toISOString() } : {}) })
    return id
  }
  const rowOf = (id: string) => database.db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const claimOne = async (now = new Date()): Promise<Job> => {
    const [job] = await claimJobs(database.db, 1, now)
    if (!job) throw new Error('Nothing to claim')
    return job
  }

  it('gives each job to one worker, however many ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => add()))
    // Another SQLite writer would have to be another process: its wait for the lock blocks this one.
    const other = engine === 'postgres' ? openDatabase(database.url) : database.db
    const claimed = await Promise.all(Array.from({ length: 20 }, (_, index) => claimJobs(index % 2 ? other : database.db, 3)))
    if (other !== database.db) await other.destroy()
    expect(claimed.flat().map(({ id }) => id).sort()).toEqual([...ids].sort())
  })

  it('hands out the payload as it was given', async () => {
    await add()
    expect(await claimOne()).toMatchObject({ type: 'greet', payload: { to: 'Zoë' }, attempts: 1, organizationId: null })
  })

  it('makes one job of two requests for the same run', async () => {
    await add('nightly-2026-01-05')
    await add('nightly-2026-01-05')
    expect(await claimJobs(database.db, 10)).toHaveLength(1)
  })

  it('keeps a job for later until its time', async () => {
    await add(newId(), minutes(5))
    expect(await claimJobs(database.db, 10)).toEqual([])
    expect(await claimJobs(database.db, 10, minutes(6))).toHaveLength(1)
  })

  it('gives a job to another worker when the lease of the first has ended, and not before', async () => {
    const id = await add()
    await claimOne()
    expect(await claimJobs(database.db, 1, new Date(Date.now() + 20_000))).toEqual([])
    expect(await claimOne(minutes(2))).toMatchObject({ id, attempts: 2 })
  })

  it('does not let a worker that slept through its lease end the job of the one that has it now', async () => {
    const id = await add()
    const sleeper = await claimOne()
    const current = await claimOne(minutes(2))
    await completeJob(database.db, sleeper)
    await failJob(database.db, sleeper, new Error('Woke up late'))
    expect(await rowOf(id)).toMatchObject({ state: 'running', attempts: 2, lastError: null })
    await completeJob(database.db, current)
    expect(await rowOf(id)).toMatchObject({ state: 'done' })
  })

  it('never hands out a completed job again', async () => {
    const id = await add()
    await completeJob(database.db, await claimOne())
    expect(await claimJobs(database.db, 1, minutes(60))).toEqual([])
    expect(await rowOf(id)).toMatchObject({ state: 'done', leaseUntil: null })
  })

  it('tries a failed job again, later each time', async () => {
    const id = await add()
    const waits: number[] = []
    let now = new Date()
    for (let attempt = 1; attempt <= 3; attempt++) {
      await failJob(database.db, await claimOne(now), new Error('The mail server is away'), now)
      const { runAt, lastError, state } = await rowOf(id)
      expect({ lastError, state }).toEqual({ lastError: 'The mail server is away', state: 'waiting' })
      waits.push(Date.parse(runAt) - now.getTime())
      expect(await claimJobs(database.db, 1, new Date(Date.parse(runAt) - 1))).toEqual([])
      now = new Date(runAt)
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(new Set(waits).size).toBe(3)
  })

  it('parks a job after its last try, where it stays visible', async () => {
    const id = await add()
    let now = new Date()
    for (let attempt = 1; attempt <= 8; attempt++) {
      await failJob(database.db, await claimOne(now), new Error('Still away'), now)
      now = new Date((await rowOf(id)).runAt)
    }
    expect(await rowOf(id)).toMatchObject({ state: 'parked', attempts: 8, lastError: 'Still away' })
    expect(await claimJobs(database.db, 1, minutes(100_000))).toEqual([])
  })

  it('parks a job that kills its worker each time, instead of trying for ever', async () => {
    const id = await add()
    for (let attempt = 1; attempt <= 8; attempt++) await claimOne(minutes(attempt * 5))
    expect(await claimJobs(database.db, 1, minutes(60))).toEqual([])
    expect(await rowOf(id)).toMatchObject({ state: 'parked' })
  })

  it('notes a handler that throws and a type that no one knows', async () => {
    const id = await add()
    await perform(database.db, {}, await claimOne())
    expect((await rowOf(id)).lastError).toContain('greet')
    const failing = await add()
    const greet = () => Promise.reject(new Error('No such guest'))
    await perform(database.db, { greet }, await claimOne())
    expect(await rowOf(failing)).toMatchObject({ state: 'waiting', lastError: 'No such guest' })
  })

  it('loses nothing of a transaction that fails: the job is gone with the change that asked for it', async () => {
    await expect(database.db.transaction().execute(async (trx) => {
      await enqueue(trx, { id: 'undone', type: 'greet', payload: {}, organizationId: null })
      throw new Error('The change failed')
    })).rejects.toThrow('The change failed')
    expect(await claimJobs(database.db, 1)).toEqual([])
  })

  it('finishes the job at hand when the worker is told to stop, and takes no other', async () => {
    const first = await add()
    const second = await add(newId(), new Date(Date.now() - 10))
    let begun = () => {}
    let finish = () => {}
    const started = new Promise<void>(resolve => begun = resolve)
    const worker = startWorker(database.db, { greet: async () => {
      begun()
      await new Promise<void>(resolve => finish = resolve)
    } })
    await started
    const stopped = worker.stop()
    finish()
    await stopped
    const states = [(await rowOf(first)).state, (await rowOf(second)).state].sort()
    expect(states).toEqual(['done', 'waiting'])
  })
})
