import { beforeEach, describe, expect, it } from 'vitest'
import { listTasksSchema } from '#shared/tasks/schema'
import { createDeal } from '#server/domain/deals/deals'
import { completeTask } from '#server/domain/tasks/complete-task'
import { listTasks } from '#server/domain/tasks/list-tasks'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { change, manyContacts, undo } from './bulk-fixture'

describe.each(engines)('a task for each of many records on %s', (engine) => {
  const database = useTestDatabase(engine)
  let mina: TestMember
  let rui: TestMember

  beforeEach(async () => {
    const organization = await addOrganization(database.db)
    mina = await addMember(database.db, organization, 'manager', 'Mina Rahimi')
    rui = await addMember(database.db, organization, 'rep', 'Rui Costa')
  })

  const tasks = async (query: object = {}) => (await listTasks(mina.db, mina.actor, listTasksSchema.parse({ limit: 200, ...query }))).tasks
  const call = { title: 'Call about the fair', dueAt: '2026-03-02', allDay: true, priority: 'high' }

  it('is made once for each, as one made by hand', async () => {
    const ids = await manyContacts(mina, 190)
    expect(await change(mina, 'contact', { action: 'task', task: call, filter: {} })).toMatchObject({ status: 'done', processed: 190, changed: 190 })
    const made = await tasks()
    expect(made.map(({ contactId }) => contactId).toSorted()).toEqual(ids.toSorted())
    expect(made[0]).toMatchObject({ title: 'Call about the fair', allDay: true, priority: 'high', assigneeId: mina.actor.userId, completedAt: null })
    expect(await mina.db.selectFrom('events').select('id').where('type', '=', 'task.created').execute()).toHaveLength(190)
  })

  it('is taken back by undo, except where somebody has done it', async () => {
    const deals = [await createDeal(mina.db, mina.actor, { title: 'Audit' }), await createDeal(mina.db, mina.actor, { title: 'Booklet' })]
    const run = await change(mina, 'deal', { action: 'task', task: call, ids: deals.map(({ id }) => id) })
    const [ofAudit] = await tasks({ dealId: deals[0]!.id })
    await completeTask(mina.db, mina.actor, ofAudit!.id)
    expect(await undo(mina, run.id)).toMatchObject({ status: 'undone', kept: [{ reason: 'changed_since', count: 1, examples: [{ name: 'Audit' }] }] })
    expect((await tasks()).map(({ dealId }) => dealId)).toEqual([deals[0]!.id])
  })

  it('is made by a rep for what they see alone', async () => {
    const [own] = await manyContacts(rui, 1)
    const [other] = await manyContacts(mina, 1)
    expect(await change(rui, 'contact', { action: 'task', task: call, ids: [own, other] })).toMatchObject({ changed: 1, skipped: [{ reason: 'not_found', count: 1, examples: [{ id: other, name: null }] }] })
    expect((await tasks()).map(({ contactId }) => contactId)).toEqual([own])
  })
})
