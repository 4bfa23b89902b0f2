import { describe, expect, it } from 'vitest'
import { newId } from '#server/domain/ids'
import { doDueWork, useWork } from '#server/queue/due-work'
import { enqueue } from '#server/queue/queue'
import { enqueueDue } from '#server/queue/timetable'
import { workOnDemand } from '#server/queue/work-off'
import { engines, useTestDatabase } from '~/tests/support/databases'

const timetable = { hourly: '17 * * * *', weekly: '0 3 * * 1' }

describe.each(engines)('work without a process of its own on %s', (engine) => {
  const database = useTestDatabase(engine)
  const jobs = async (type: string) => (await database.db.selectFrom('jobs').select(['id', 'state']).where('type', '=', type).orderBy('id').execute())

  it('catches up with the latest run that fell due, once', async () => {
    const now = new Date('2026-11-20T10:30:00.000Z')
    await enqueueDue(database.db, timetable, now)
    await enqueueDue(database.db, timetable, new Date('2026-11-20T11:16:59.000Z'))
    expect(await jobs('hourly')).toEqual([{ id: 'hourly 2026-11-20T10:17', state: 'waiting' }])
    await enqueueDue(database.db, timetable, new Date('2026-11-20T11:17:00.000Z'))
    expect((await jobs('hourly')).map(({ id }) => id)).toEqual(['hourly 2026-11-20T10:17', 'hourly 2026-11-20T11:17'])
  })

  it('lets go what fell due over a day ago: the row that says it was done may be gone', async () => {
    await enqueueDue(database.db, timetable, new Date('2026-11-20T10:30:00.000Z'))
    expect(await jobs('weekly')).toEqual([])
    await enqueueDue(database.db, timetable, new Date('2026-11-23T20:00:00.000Z'))
    expect((await jobs('weekly')).map(({ id }) => id)).toEqual(['weekly 2026-11-23T03:00'])
  })

  it('does what is due when a clock calls, counts it, and stops when the time has come', async () => {
    await database.db.deleteFrom('jobs').execute()
    const greeted: string[] = []
    useWork({ timetable: {}, handlers: { greet: async (_, { id }) => void greeted.push(id), fall: async () => Promise.reject(new Error('No such guest')) } })
    for (const type of ['greet', 'greet', 'fall']) await enqueue(database.db, { id: newId(), type, payload: {}, organizationId: null })
    expect(await doDueWork(database.db, Date.now() - 1)).toEqual({ done: 0, failed: 0 })
    expect(await doDueWork(database.db, Date.now() + 10_000)).toEqual({ done: 2, failed: 1 })
    expect(greeted).toHaveLength(2)
    expect(await doDueWork(database.db, Date.now() + 10_000)).toEqual({ done: 0, failed: 0 })
  })

  it('begins with what this process enqueues, and does each job once however many look', async () => {
    await database.db.deleteFrom('jobs').execute()
    const greeted: string[] = []
    const handlers = { greet: async (_: unknown, { id }: { id: string }) => void greeted.push(id) }
    const workers = [workOnDemand(database.db, handlers, 5000), workOnDemand(database.db, handlers, 5000)]
    const ids = Array.from({ length: 10 }, () => newId())
    for (const id of ids) await enqueue(database.db, { id, type: 'greet', payload: {}, organizationId: null })
    await Promise.all([...workers, ...workers].map(({ look }) => look()))
    expect(greeted.toSorted()).toEqual(ids.toSorted())
  })
})
