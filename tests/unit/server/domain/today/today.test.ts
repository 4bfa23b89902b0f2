import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CreateContact } from '#shared/contacts/schema'
import type { CreateDeal } from '#shared/deals/schema'
import type { Today, TodayRow } from '#shared/today/answers'
import { logActivity } from '#server/domain/activities/activities'
import { completeContactAction } from '#server/domain/contacts/complete-next-action'
import { createContact, deleteContact, updateContact } from '#server/domain/contacts/contacts'
import { markWon } from '#server/domain/deals/close-deals'
import { completeDealAction } from '#server/domain/deals/complete-next-action'
import { createDeal } from '#server/domain/deals/deals'
import { updateDeal } from '#server/domain/deals/update-deal'
import { getToday } from '#server/domain/today/today'
import { createTask } from '#server/domain/tasks/tasks'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const names = (rows: TodayRow[]) => rows.map(({ kind, record }) => kind === 'contact' ? record.name : kind === 'activity' ? record.subject : record.title)
const groups = ({ overdue, dueToday, withoutNextAction, goneQuiet }: Today) => ({ overdue: names(overdue), dueToday: names(dueToday), withoutNextAction: names(withoutNextAction), goneQuiet: names(goneQuiet) })
const nobody = { overdue: [], dueToday: [], withoutNextAction: [], goneQuiet: [] }

/** A Tuesday in Berlin; at that hour it is Monday still in Los Angeles. */
const now = '2026-03-10T06:00:00.000Z'

describe.each(engines)('Today on %s', (engine) => {
  const database = useTestDatabase(engine)
  let organizationId: string
  let ana: TestMember

  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    return () => vi.useRealTimers()
  })
  beforeEach(async () => {
    at(now)
    organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
  })
  afterEach(() => at(now))

  const at = (instant: string) => vi.setSystemTime(new Date(instant))
  const today = ({ db, actor }: TestMember = ana, timeZone = actor.timeZone) => getToday(db, { ...actor, timeZone })
  const contact = (firstName: string, fields: CreateContact = {}, { db, actor }: TestMember = ana) => createContact(db, actor, { firstName, ...fields })
  const deal = (title: string, fields: Partial<CreateDeal> = {}, { db, actor }: TestMember = ana) => createDeal(db, actor, { title, ...fields })

  it('is empty for an organization that has nothing yet, and says so', async () => {
    expect(await today()).toMatchObject({ ...nobody, day: '2026-03-10', tasks: [], meetings: [], hasRecords: false, firstSteps: { contacts: false, deal: false, nextStep: false }, counts: { overdue: 0, tomorrow: 0 } })
  })

  it('tells which of the first steps have been made, by whatever way', async () => {
    const steps = async () => Object.entries((await today()).firstSteps).filter(([, isMade]) => isMade).map(([name]) => name)
    await deal('Audit')
    expect(await steps()).toEqual(['deal'])
    const zoe = await contact('Zoë')
    expect(await steps()).toEqual(['contacts', 'deal'])
    await logActivity(ana.db, ana.actor, { type: 'call', contactId: zoe.id })
    expect(await steps()).toEqual(['contacts', 'deal', 'nextStep'])
  })

  it('sorts next actions by the day of the person, the longest waiting first', async () => {
    await contact('Zoë', { nextAction: 'Call', nextActionDate: '2026-03-09' })
    await contact('Sara', { nextAction: 'Call', nextActionDate: '2026-03-10' })
    await contact('Later', { nextAction: 'Call', nextActionDate: '2026-03-11' })
    await deal('Audit', { nextAction: 'Send the offer', nextActionDate: '2026-03-01' })
    await deal('Website', { nextAction: 'Send the offer', nextActionDate: '2026-03-11' })
    const berlin = await today()
    expect(groups(berlin)).toEqual({ ...nobody, overdue: ['Audit', 'Zoë'], dueToday: ['Sara'] })
    expect(berlin.overdue[0]).toMatchObject({ kind: 'deal', reason: 'next_action_overdue', dueDate: '2026-03-01' })
    expect(berlin.counts).toEqual({ overdue: 2, dueToday: 1, withoutNextAction: 0, goneQuiet: 0, tasks: 0, tomorrow: 1 })
    const losAngeles = await today(ana, 'America/Los_Angeles')
    expect([losAngeles.day, groups(losAngeles)]).toEqual(['2026-03-09', { ...nobody, overdue: ['Audit'], dueToday: ['Zoë'] }])
  })

  it('lists the open tasks of the person until the end of their day', async () => {
    const task = (title: string, dueAt: string | null, assigneeId?: string | null) => createTask(ana.db, ana.actor, { title, dueAt, assigneeId })
    await task('Before noon', '2026-03-10T09:00:00.000Z')
    await task('All day', '2026-03-10')
    await task('Yesterday', '2026-03-09')
    await task('At night', '2026-03-10T22:59:00.000Z')
    await task('Tomorrow', '2026-03-11')
    await task('Some day', null)
    await task('Nobody\'s', '2026-03-10', null)
    at('2026-03-10T12:00:00.000Z')
    const { tasks, counts, hasRecords } = await today()
    expect(tasks.map(row => [row.kind === 'task' && row.record.title, row.reason, row.dueDate])).toEqual([
      ['Yesterday', 'task_overdue', '2026-03-09'], ['All day', 'task_today', '2026-03-10'], ['Before noon', 'task_overdue', '2026-03-10'], ['At night', 'task_today', '2026-03-10'],
    ])
    expect([counts.tasks, hasRecords]).toEqual([4, true])
    expect((await today(ana, 'America/Los_Angeles')).tasks).toHaveLength(4)
  })

  it('counts a follow-up interval from the last interaction, else from the beginning', async () => {
    const zoe = await contact('Zoë', { followUpDays: 30 })
    await contact('Sara', { followUpDays: 30 })
    await logActivity(ana.db, ana.actor, { type: 'call', contactId: zoe.id, occurredAt: '2026-03-05T09:00:00.000Z' })
    at('2026-04-03T21:59:00.000Z')
    expect(groups(await today())).toEqual(nobody)
    at('2026-04-03T22:00:00.000Z')
    expect(groups(await today())).toEqual({ ...nobody, dueToday: ['Zoë'] })
    at('2026-04-09T22:30:00.000Z')
    const { overdue, dueToday } = await today()
    expect([names(overdue), names(dueToday)]).toEqual([['Zoë', 'Sara'], []])
    expect(overdue[0]).toMatchObject({ reason: 'follow_up_overdue', dueDate: '2026-04-04' })
  })

  it('holds the day of a follow-up across the change to summer time', async () => {
    const zoe = await contact('Zoë', { followUpDays: 20 })
    await logActivity(ana.db, ana.actor, { type: 'call', contactId: zoe.id, occurredAt: '2026-03-09T10:00:00.000Z' })
    at('2026-03-29T00:30:00.000Z')
    expect((await today()).dueToday).toMatchObject([{ reason: 'follow_up_today', dueDate: '2026-03-29' }])
    at('2026-03-29T22:30:00.000Z')
    expect(await today()).toMatchObject({ day: '2026-03-30', overdue: [{ reason: 'follow_up_overdue', dueDate: '2026-03-29' }] })
  })

  it('lets a planned next action decide instead of the interval, and asks nobody to follow up with the inactive', async () => {
    await contact('Planned', { followUpDays: 1, nextAction: 'Call', nextActionDate: '2026-06-01' })
    await contact('Inactive', { followUpDays: 1, status: 'inactive' })
    await contact('Unqualified', { followUpDays: 1, status: 'unqualified' })
    await contact('Zoë', { followUpDays: 1 })
    at('2026-03-20T09:00:00.000Z')
    expect(groups(await today())).toEqual({ ...nobody, overdue: ['Zoë'] })
  })

  it('names open deals without a dated next action, and those gone quiet', async () => {
    await deal('Nothing planned')
    await deal('Without a day', { nextAction: 'Call' })
    const quiet = await deal('Quiet', { nextAction: 'Wait', nextActionDate: '2026-12-01' })
    const won = await deal('Won')
    await markWon(ana.db, ana.actor, { ids: [won.id] })
    expect(groups(await today())).toEqual({ ...nobody, withoutNextAction: ['Nothing planned', 'Without a day'] })
    await logActivity(ana.db, ana.actor, { type: 'email', dealId: quiet.id, occurredAt: '2026-02-20T09:00:00.000Z' })
    expect((await today()).goneQuiet).toMatchObject([{ kind: 'deal', reason: 'gone_quiet', dueDate: '2026-03-06', record: { title: 'Quiet' } }])
    await logActivity(ana.db, ana.actor, { type: 'call', dealId: quiet.id })
    expect((await today()).goneQuiet).toEqual([])
  })

  it('empties as it is worked: done with the next step, snoozed, closed', async () => {
    const zoe = await contact('Zoë', { nextAction: 'Call', nextActionDate: '2026-03-09' })
    const sara = await contact('Sara', { nextAction: 'Call', nextActionDate: '2026-03-10' })
    const audit = await deal('Audit', { nextAction: 'Offer', nextActionDate: '2026-03-09' })
    const website = await deal('Website')
    await completeContactAction(ana.db, ana.actor, zoe.id, { activity: { type: 'call' } })
    await updateContact(ana.db, ana.actor, sara.id, { nextActionDate: '2026-03-13' })
    await completeDealAction(ana.db, ana.actor, audit.id, { activity: { type: 'email', body: 'Sent' }, nextAction: 'Ask', nextActionDate: '2026-03-11' })
    await markWon(ana.db, ana.actor, { ids: [website.id] })
    expect(await today()).toMatchObject({ ...nobody, counts: { overdue: 0, dueToday: 0, withoutNextAction: 0, goneQuiet: 0, tomorrow: 1 } })
  })

  it('leaves a quiet deal in peace until the day that is planned for it', async () => {
    const audit = await deal('Audit')
    at('2026-03-25T09:00:00.000Z')
    expect(groups(await today()).goneQuiet).toEqual(['Audit'])
    await updateDeal(ana.db, ana.actor, audit.id, { nextAction: 'Ask again', nextActionDate: '2026-03-28' })
    expect(groups(await today())).toEqual(nobody)
    at('2026-03-28T09:00:00.000Z')
    expect(groups(await today())).toEqual({ ...nobody, dueToday: ['Audit'] })
    at('2026-03-29T09:00:00.000Z')
    expect(groups(await today())).toEqual({ ...nobody, overdue: ['Audit'], goneQuiet: ['Audit'] })
  })

  it('is one\'s own: those who hand records out see the unowned ones too, nobody those of others', async () => {
    const rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    const mina = await addMember(database.db, organizationId, 'manager', 'Mina Rahimi')
    const due = { nextAction: 'Call', nextActionDate: '2026-03-10' }
    await contact('Mine', due)
    await contact('Nobody\'s', { ...due, ownerId: null })
    await contact('Rui\'s', due, rui)
    await deal('Rui\'s deal', due, rui)
    expect(names((await today()).dueToday)).toEqual(['Mine', 'Nobody\'s'])
    expect(names((await today(mina)).dueToday)).toEqual(['Nobody\'s'])
    expect(names((await today(rui)).dueToday)).toEqual(['Rui\'s', 'Rui\'s deal'])
    expect((await today(rui)).counts.dueToday).toBe(2)
  })

  it('forgets what is in the trash', async () => {
    const zoe = await contact('Zoë', { nextAction: 'Call', nextActionDate: '2026-03-10' })
    await logActivity(ana.db, ana.actor, { type: 'meeting', contactId: zoe.id, subject: 'Kick-off', occurredAt: '2026-03-10T13:00:00.000Z' })
    expect(names((await today()).meetings)).toEqual(['Kick-off'])
    await deleteContact(ana.db, ana.actor, zoe.id)
    expect(await today()).toMatchObject({ ...nobody, meetings: [], hasRecords: false, counts: { dueToday: 0 } })
  })

  it('shows the meetings of the person\'s own day, in their order', async () => {
    const zoe = await contact('Zoë', { email: 'zoe@example.com' })
    for (const [subject, occurredAt] of [['Evening', '2026-03-10T22:59:00.000Z'], ['Morning', '2026-03-09T23:00:00.000Z'], ['Tomorrow', '2026-03-10T23:00:00.000Z']] as const) {
      await logActivity(ana.db, ana.actor, { type: 'meeting', contactId: zoe.id, subject, occurredAt })
    }
    const { meetings } = await today()
    expect(names(meetings)).toEqual(['Morning', 'Evening'])
    expect(meetings[0]).toMatchObject({ kind: 'activity', reason: 'meeting_today', dueDate: '2026-03-10', email: 'zoe@example.com' })
  })

  it('shows fifty rows of a group, and counts them all', async () => {
    for (let index = 0; index < 53; index++) await contact(`Contact ${index}`, { nextAction: 'Call', nextActionDate: '2026-03-09' })
    const { overdue, counts } = await today()
    expect([overdue.length, counts.overdue]).toEqual([50, 53])
  })
})
