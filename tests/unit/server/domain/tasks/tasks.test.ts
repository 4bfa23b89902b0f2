import { beforeAll, describe, expect, it } from 'vitest'
import { todayIn, addDays } from '#shared/dates/days'
import { createTaskSchema, listTasksSchema, updateTaskSchema, type Task } from '#shared/tasks/schema'
import { createContact, deleteContact } from '#server/domain/contacts/contacts'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { getTimeline } from '#server/domain/activities/timeline'
import { createDeal } from '#server/domain/deals/deals'
import { findChainBreaks } from '#server/domain/events/chain'
import { handOverRecords } from '#server/domain/members/hand-over'
import { completeTask, reopenTask } from '#server/domain/tasks/complete-task'
import { listTasks } from '#server/domain/tasks/list-tasks'
import { listTasksBetween } from '#server/domain/tasks/tasks-between'
import { createTask, deleteTask, getTask, restoreTask, updateTask } from '#server/domain/tasks/tasks'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const today = todayIn('Europe/Berlin')
const inDays = (count: number) => addDays(today, count)

describe.each(engines)('tasks on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  let ines: TestMember
  let outsider: TestMember

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    ines = await addMember(database.db, organizationId, 'rep', 'Ines Duarte')
    outsider = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
  })

  const make = (member: TestMember, input: Record<string, unknown>) => createTask(member.db, member.actor, createTaskSchema.parse({ title: 'Send the offer', ...input }))
  const change = (member: TestMember, { id }: Task, input: Record<string, unknown>, version?: number) => updateTask(member.db, member.actor, id, updateTaskSchema.parse(input), version)
  const list = async (member: TestMember, query: Record<string, string>) => (await listTasks(member.db, member.actor, listTasksSchema.parse(query))).tasks.map(({ title }) => title)
  const events = async ({ id }: Task) => (await ana.db.selectFrom('events').select('type').where('subjectId', '=', id).orderBy('position').execute()).map(({ type }) => type)

  it('are for whoever makes them, and remind at their time, unless told otherwise', async () => {
    const task = await make(ana, { dueAt: '2027-01-04T10:00:00+01:00' })
    expect(task).toMatchObject({ assigneeId: ana.actor.userId, assigneeName: 'Ana Torres', dueAt: '2027-01-04T09:00:00.000Z', allDay: false, priority: 'normal', reminderMinutes: 0, version: 1, completedAt: null })
    expect(await make(ana, { assigneeId: null, dueAt: inDays(3) })).toMatchObject({ assigneeId: null, allDay: true, reminderMinutes: null })
  })

  it('keep the day that was written, whatever the zone', async () => {
    const task = await make(ana, { dueAt: '2027-01-04T00:00:00+03:30', allDay: true })
    expect(task.dueAt).toBe('2027-01-04T00:00:00.000Z')
    expect(await change(ana, task, { dueAt: task.dueAt })).toMatchObject({ dueAt: task.dueAt, allDay: true, version: 1 })
    expect(await change(ana, task, { allDay: false })).toMatchObject({ dueAt: '2027-01-04T08:00:00.000Z', allDay: false, reminderMinutes: 0 })
    expect(await change(ana, task, { dueAt: '2027-01-05' })).toMatchObject({ dueAt: '2027-01-05T00:00:00.000Z', allDay: true })
    await expect(make(ana, { dueAt: '2027-01-04', allDay: false })).rejects.toMatchObject({ issues: [{ path: 'dueAt', code: 'time_required' }] })
  })

  it('belong to the records they name, which bring their own along', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', companyName: 'Harbour & Finch' })
    const deal = await createDeal(ana.db, ana.actor, { title: 'Audit 2026', contactId: zoe.id })
    const task = await make(ana, { dealId: deal.id })
    expect(task).toMatchObject({ dealTitle: 'Audit 2026', contactName: 'Zoë', companyName: 'Harbour & Finch' })
    expect(await list(ana, { contactId: zoe.id })).toEqual(['Send the offer'])
    await deleteContact(ana.db, ana.actor, zoe.id)
    expect(await getTask(ana.db, ana.actor, task.id)).toMatchObject({ contactId: null, dealId: deal.id })
    await deleteContactPermanently(ana.db, ana.actor, zoe.id)
    expect(await getTask(ana.db, ana.actor, task.id)).toMatchObject({ contactId: null, dealId: deal.id, version: task.version })
  })

  it('are seen by reps who do, made or own what they are about, and by nobody of another organization', async () => {
    const zoe = await createContact(rui.db, rui.actor, { firstName: 'Zoë' })
    const ofAna = await make(ana, { title: 'Only for Ana' })
    const ofZoe = await make(ana, { title: 'About Zoë', contactId: zoe.id })
    const forRui = await make(ana, { title: 'For Rui', assigneeId: rui.actor.userId })
    expect(await list(rui, { sort: 'title' })).toEqual(['About Zoë', 'For Rui'])
    expect(await list(ines, {})).toEqual([])
    for (const stranger of [ines, outsider]) {
      await expect(change(stranger, ofZoe, { title: 'Mine' })).rejects.toMatchObject({ code: 'not_found' })
      await expect(completeTask(stranger.db, stranger.actor, forRui.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(make(stranger, { contactId: zoe.id })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(make(ana, { assigneeId: outsider.actor.userId })).rejects.toMatchObject({ issues: [{ path: 'assigneeId', code: 'unknown_member' }] })
    await expect(deleteTask(rui.db, rui.actor, ofZoe.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getTask(rui.db, rui.actor, ofAna.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await change(rui, forRui, { assigneeId: ines.actor.userId })).toMatchObject({ assigneeName: 'Ines Duarte' })
    expect(await list(rui, { sort: 'title' })).toEqual(['About Zoë'])
  })

  it('tell the person to whom someone else gives them', async () => {
    const told = async () => (await ana.db.selectFrom('notifications').select('payload').where('userId', '=', ines.actor.userId).where('type', '=', 'task.assigned').execute()).length
    const before = await told()
    const task = await make(ana, { assigneeId: ines.actor.userId })
    await change(ana, task, { assigneeId: rui.actor.userId })
    await change(rui, task, { assigneeId: ines.actor.userId })
    await make(ines, {})
    expect(await told()).toBe(before + 2)
  })

  it('are found by state, assignee, day, priority and words', async () => {
    const mina = await addMember(database.db, await addOrganization(database.db, 'Studio East'), 'admin', 'Mina Rahimi')
    await make(mina, { title: 'Yesterday', dueAt: inDays(-1), priority: 'high' })
    await make(mina, { title: 'Today all day', dueAt: today })
    await make(mina, { title: 'An hour ago', dueAt: new Date(Date.now() - 3_600_000).toISOString() })
    await make(mina, { title: 'In five days', dueAt: inDays(5), body: 'Ask about the Großauftrag' })
    await make(mina, { title: 'In a month', dueAt: inDays(30), assigneeId: null })
    const done = await make(mina, { title: 'Some day' })
    expect((await list(mina, { due: 'overdue' })).toSorted()).toEqual(['An hour ago', 'Yesterday'])
    expect(await list(mina, { due: 'week' })).toContain('In five days')
    expect(await list(mina, { due: 'today' })).toContain('Today all day')
    expect(await list(mina, { due: 'none' })).toEqual(['Some day'])
    expect(await list(mina, { assigneeId: 'none' })).toEqual(['In a month'])
    expect(await list(mina, { assigneeId: 'me', priority: 'high' })).toEqual(['Yesterday'])
    expect(await list(mina, { q: 'grossauftrag' })).toEqual(['In five days'])
    await completeTask(mina.db, mina.actor, done.id)
    expect(await list(mina, { state: 'done' })).toEqual(['Some day'])
    const first = await listTasks(mina.db, mina.actor, listTasksSchema.parse({ state: 'open', limit: '3', sort: '-dueAt' }))
    expect(first).toMatchObject({ total: 5, tasks: [{ title: 'In a month' }, { title: 'In five days' }, {}] })
    const rest = await listTasks(mina.db, mina.actor, listTasksSchema.parse({ state: 'open', limit: '3', sort: '-dueAt', cursor: first.cursor! }))
    expect(rest.tasks).toHaveLength(2)
    expect(rest.cursor).toBeNull()
  })

  it('are found by the days of the person on which they were done', async () => {
    const doneAt = async (title: string, completedAt: string) => {
      const { id } = await make(ana, { title })
      await completeTask(ana.db, ana.actor, id)
      await ana.db.updateTable('tasks').set({ completedAt }).where('id', '=', id).execute()
    }
    await doneAt('Last of February', '2026-02-28T22:59:59.999Z')
    await doneAt('First of March', '2026-02-28T23:00:00.000Z')
    expect(await list(ana, { completedAfter: '2026-03-01', completedBefore: '2026-04-01' })).toEqual(['First of March'])
    expect(await list({ ...ana, actor: { ...ana.actor, timeZone: 'UTC' } }, { completedAfter: '2026-03-01', completedBefore: '2026-04-01' })).toEqual([])
  })

  it('refuse a stale version, and go to the trash and back', async () => {
    const task = await make(ana, {})
    await change(ana, task, { priority: 'high' }, 1)
    await expect(change(ana, task, { priority: 'low' }, 1)).rejects.toMatchObject({ code: 'stale_version', extensions: { current: { priority: 'high' } } })
    await expect(completeTask(ana.db, ana.actor, task.id, 1)).rejects.toMatchObject({ code: 'stale_version' })
    await deleteTask(ana.db, ana.actor, task.id)
    await expect(getTask(ana.db, ana.actor, task.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await list(ana, { trashed: 'true' })).toEqual(['Send the offer'])
    expect(await restoreTask(ana.db, ana.actor, task.id)).toMatchObject({ priority: 'high', deletedAt: null })
    await deleteTask(ana.db, ana.actor, task.id, { permanent: true })
    expect(await events(task)).toEqual(['task.created', 'task.updated', 'task.deleted', 'task.restored', 'task.deleted_permanently'])
  })

  it('come again after their due date and now, once however long they were neglected', async () => {
    const daily = await make(ana, { dueAt: inDays(-21), recurrence: 'FREQ=DAILY' })
    expect(await completeTask(ana.db, ana.actor, daily.id)).toMatchObject({ dueAt: `${inDays(1)}T00:00:00.000Z`, completedAt: null, version: 2 })
    const early = await make(ana, { dueAt: '2031-03-24T09:00:00+01:00', recurrence: 'FREQ=WEEKLY;BYDAY=MO' })
    expect(await completeTask(ana.db, ana.actor, early.id)).toMatchObject({ dueAt: '2031-03-31T07:00:00.000Z' })
    expect(await events(early)).toEqual(['task.created', 'task.completed'])
  })

  it('keep their series when one occurrence is put off, and move it when told to', async () => {
    const weekly = await make(ana, { dueAt: '2031-01-06T09:00:00+01:00', recurrence: 'FREQ=WEEKLY' })
    await change(ana, weekly, { dueAt: '2031-01-07T15:00:00+01:00' })
    expect(await completeTask(ana.db, ana.actor, weekly.id)).toMatchObject({ dueAt: '2031-01-13T08:00:00.000Z' })
    await change(ana, weekly, { dueAt: '2031-01-14T10:00:00+01:00', recurrence: 'FREQ=WEEKLY' })
    expect(await completeTask(ana.db, ana.actor, weekly.id)).toMatchObject({ dueAt: '2031-01-21T09:00:00.000Z' })
  })

  it('end with their rule, and are as they were when a completion is taken back', async () => {
    const twice = await make(ana, { dueAt: '2031-01-06', recurrence: 'FREQ=DAILY;COUNT=2' })
    await completeTask(ana.db, ana.actor, twice.id)
    const done = await completeTask(ana.db, ana.actor, twice.id)
    expect(done).toMatchObject({ dueAt: '2031-01-07T00:00:00.000Z', completedAt: expect.any(String) as unknown })
    expect(await completeTask(ana.db, ana.actor, twice.id)).toEqual(done)
    expect(await reopenTask(ana.db, ana.actor, twice.id)).toMatchObject({ dueAt: '2031-01-07T00:00:00.000Z', completedAt: null })
    const back = await completeTask(ana.db, ana.actor, (await make(ana, { dueAt: '2031-01-06', recurrence: 'FREQ=DAILY' })).id)
    expect(await reopenTask(ana.db, ana.actor, back.id)).toMatchObject({ dueAt: '2031-01-06T00:00:00.000Z' })
    expect(await reopenTask(ana.db, ana.actor, back.id)).toMatchObject({ dueAt: '2031-01-06T00:00:00.000Z', version: 3 })
  })

  it('refuse a recurrence without a due date, and one that never comes round', async () => {
    await expect(make(ana, { recurrence: 'FREQ=DAILY' })).rejects.toMatchObject({ issues: [{ path: 'dueAt', code: 'due_date_required' }] })
    await expect(make(ana, { dueAt: '2031-01-06', recurrence: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).rejects.toMatchObject({ issues: [{ path: 'recurrence', code: 'recurrence_never' }] })
    expect(createTaskSchema.safeParse({ title: 'Ring', recurrence: 'FREQ=MINUTELY' }).error?.issues[0]?.message).toBe('recurrence_too_often')
  })

  it('lie between two instants on each of their due dates', async () => {
    const lena = await addMember(database.db, await addOrganization(database.db, 'Studio West'), 'admin', 'Lena Vogt')
    await make(lena, { title: 'Weekly', dueAt: '2031-01-06T09:00:00+01:00', recurrence: 'FREQ=WEEKLY' })
    await make(lena, { title: 'All day', dueAt: '2031-01-31' })
    await make(lena, { title: 'Next month', dueAt: '2031-02-01' })
    const done = await make(lena, { title: 'Done', dueAt: '2031-01-31T22:59:00Z' })
    await completeTask(lena.db, lena.actor, done.id)
    const between = async (from: string, to: string) => (await listTasksBetween(lena.db, lena.actor, from, to)).map(({ task, dueAt, isAhead }) => `${task.title} ${dueAt.slice(5, 10)}${isAhead ? ' ahead' : ''}`)
    expect(await between('2030-12-31T23:00:00.000Z', '2031-01-31T23:00:00.000Z')).toEqual(['Weekly 01-06', 'Weekly 01-13 ahead', 'Weekly 01-20 ahead', 'Weekly 01-27 ahead', 'All day 01-31', 'Done 01-31'])
    expect(await between('2031-01-31T23:00:00.000Z', '2031-02-05T23:00:00.000Z')).toEqual(['Next month 02-01', 'Weekly 02-03 ahead'])
  })

  it('pass to another member with the records of one who leaves, but for those that are done', async () => {
    const organizationId = await addOrganization(database.db, 'Studio Hand')
    const lea = await addMember(database.db, organizationId, 'admin', 'Lea Brandt')
    const tom = await addMember(database.db, organizationId, 'rep', 'Tom Weber')
    const [open, done] = [await make(tom, { title: 'Open' }), await make(tom, { title: 'Done' })]
    await completeTask(tom.db, tom.actor, done.id)
    await handOverRecords(lea.db, organizationId, { from: tom.actor.userId, fromName: 'Tom Weber', to: lea.actor.userId, by: lea.actor.userId }, Date.now() + 5000)
    expect([await getTask(lea.db, lea.actor, open.id), await getTask(lea.db, lea.actor, done.id)]).toMatchObject([{ assigneeName: 'Lea Brandt', version: 2 }, { assigneeName: 'Tom Weber' }])
  })

  it('are told on the timeline of what they belong to', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    const deal = await createDeal(ana.db, ana.actor, { title: 'Audit 2026', contactId: zoe.id })
    const task = await make(ana, { dealId: deal.id, contactId: null, dueAt: '2031-01-06' })
    await completeTask(ana.db, ana.actor, task.id)
    for (const record of [{ kind: 'contact' as const, id: zoe.id }, { kind: 'deal' as const, id: deal.id }]) {
      const { days } = await getTimeline(ana.db, ana.actor, record, { limit: 50, type: 'event' })
      expect(days.flatMap(({ entries }) => entries).flatMap(entry => entry.kind === 'event' ? entry.event.type : [])).toEqual(expect.arrayContaining(['task.created', 'task.completed']))
    }
  })

  it('leave the chain of events whole', async () => {
    expect(await findChainBreaks(ana.db)).toEqual([])
  })
})
