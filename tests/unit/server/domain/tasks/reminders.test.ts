import { beforeAll, describe, expect, it } from 'vitest'
import { createTaskSchema, type Task } from '#shared/tasks/schema'
import { updateNotificationSettings } from '#server/domain/accounts/notification-settings'
import { completeTask } from '#server/domain/tasks/complete-task'
import { remindAgain, remindOfTasks } from '#server/domain/tasks/reminders'
import { createTask, deleteTask, restoreTask } from '#server/domain/tasks/tasks'
import { openDatabase, scopedTo } from '#server/db/database'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const inMinutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()
const delivery = { appUrl: 'https://crm.example', sendsMail: true }

describe.each(engines)('reminders of tasks on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  const make = (input: Record<string, unknown>) => createTask(ana.db, ana.actor, createTaskSchema.parse({ title: 'Send the offer', ...input }))
  const remindAt = async ({ id }: Task) => (await ana.db.selectFrom('tasks').select('remindAt').where('id', '=', id).executeTakeFirstOrThrow()).remindAt
  const told = async ({ id }: Task) => (await ana.db.selectFrom('notifications').select(['userId', 'payload']).where('type', '=', 'task.reminder').execute()).filter(({ payload }) => payload.includes(id)).map(({ userId }) => userId)
  const mailsOf = async ({ id }: Task) => (await database.db.selectFrom('jobs').select('payload').where('type', '=', 'send-email').where('id', 'like', `%${id}%`).execute()).map(({ payload }) => JSON.parse(payload) as { to: string, subject: string, text: string })
  const fallDue = async ({ id }: Task) => await ana.db.updateTable('tasks').set({ remindAt: inMinutes(-90) }).where('id', '=', id).execute()
  const remind = (db = ana.db) => remindOfTasks(db, ana.actor.organizationId, delivery)

  it('wait in the queue for their time, which completing, deleting and planning anew move', async () => {
    const dueAt = inMinutes(120)
    const task = await make({ dueAt, reminderMinutes: 60 })
    const at = new Date(Date.parse(dueAt) - 3_600_000).toISOString()
    expect(await remindAt(task)).toBe(at)
    expect(await database.db.selectFrom('jobs').select('runAt').where('type', '=', 'remind-of-tasks').where('runAt', '=', at).execute()).toHaveLength(1)
    await deleteTask(ana.db, ana.actor, task.id)
    expect(await remindAt(task)).toBeNull()
    await restoreTask(ana.db, ana.actor, task.id)
    expect(await remindAt(task)).toBe(at)
    await completeTask(ana.db, ana.actor, task.id)
    expect(await remindAt(task)).toBeNull()
  })

  it('come at nine where the assignee is, for a task of the whole day', async () => {
    expect(await remindAt(await make({ dueAt: '2031-07-01', reminderMinutes: 0 }))).toBe('2031-07-01T07:00:00.000Z')
    expect(await remindAt(await make({ dueAt: '2031-07-01' }))).toBeNull()
    expect(await remindAt(await make({ dueAt: inMinutes(-5) }))).toBeNull()
  })

  it('are told once, late or not, however many servers look at the same moment', async () => {
    const task = await make({ dueAt: inMinutes(5), assigneeId: rui.actor.userId })
    await fallDue(task)
    // Only PostgreSQL is shared between servers.
    const other = engine === 'postgres' ? openDatabase(database.url) : undefined
    const there = other ? scopedTo(other, ana.actor.organizationId) : ana.db
    await Promise.all([remind(), remind(there), remind(), remind(there)]).finally(() => other?.destroy())
    await remind()
    expect(await told(task)).toEqual([rui.actor.userId])
    expect(await mailsOf(task)).toHaveLength(1)
  })

  it('come as a mail to who wants them', async () => {
    const task = await make({ dueAt: '2031-07-01T10:00:00+02:00' })
    await fallDue(task)
    await remind()
    expect(await mailsOf(task)).toEqual([{ to: ana.actor.session.user.email, subject: 'Reminder: Send the offer', text: expect.stringContaining(`https://crm.example/tasks?task=${task.id}`) as unknown }])
    expect((await mailsOf(task))[0]!.text).toContain('10:00')
    await updateNotificationSettings(ana.db, ana.actor, { reminderMail: false })
    const quiet = await make({ dueAt: inMinutes(5) })
    await fallDue(quiet)
    await remind()
    expect(await told(quiet)).toHaveLength(1)
    expect(await mailsOf(quiet)).toEqual([])
  })

  it('come again when asked to', async () => {
    const task = await make({ dueAt: inMinutes(5) })
    await fallDue(task)
    await remind()
    await remindAgain(ana.db, ana.actor, task.id, 10)
    expect(Date.parse((await remindAt(task))!) - Date.now()).toBeGreaterThan(590_000)
    await fallDue(task)
    await remind()
    expect(await told(task)).toHaveLength(2)
  })
})
