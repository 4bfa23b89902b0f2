import { beforeEach, describe, expect, it } from 'vitest'
import { logActivity } from '#server/domain/activities/activities'
import { getCalendar, listEntries } from '#server/domain/calendar/calendar'
import { stretchOf } from '#server/domain/calendar/stretch'
import { createContact, deleteContact, updateContact } from '#server/domain/contacts/contacts'
import { markWon } from '#server/domain/deals/close-deals'
import { createDeal } from '#server/domain/deals/deals'
import { shareRecord } from '#server/domain/shares/shares'
import { completeTask } from '#server/domain/tasks/complete-task'
import { createTask } from '#server/domain/tasks/tasks'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('the calendar on %s', (engine) => {
  const database = useTestDatabase(engine)
  let organizationId: string
  let ana: TestMember
  let rui: TestMember

  beforeEach(async () => {
    organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin', 'Ana Torres')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  const calendar = ({ db, actor }: TestMember, { from = '2026-03-01', to = '2026-03-31', memberId, timeZone = actor.timeZone }: { from?: string, to?: string, memberId?: string, timeZone?: string } = {}) =>
    getCalendar(db, { ...actor, timeZone }, { from, to, memberId })
  const lines = async (...asked: Parameters<typeof calendar>) => (await calendar(...asked)).entries.map(({ day, title, record }) => `${day} ${title} ${record?.name}`)
  const meeting = ({ db, actor }: TestMember, contactId: string, occurredAt: string, durationSeconds = 3600) =>
    logActivity(db, actor, { type: 'meeting', subject: 'Kick-off', contactId, occurredAt, durationSeconds })

  it('holds next actions of contacts and open deals, and meetings, in their order', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', nextAction: 'Send the offer', nextActionDate: '2026-03-10' })
    await createDeal(ana.db, ana.actor, { title: 'Audit', nextAction: 'Call', nextActionDate: '2026-03-09' })
    const won = await createDeal(ana.db, ana.actor, { title: 'Won', nextAction: 'Never', nextActionDate: '2026-03-09' })
    await markWon(ana.db, ana.actor, { ids: [won.id] })
    await meeting(ana, zoe.id, '2026-03-10T09:00:00.000Z')
    expect(await lines(ana)).toEqual(['2026-03-09 Call Audit', '2026-03-10 Send the offer Zoë', '2026-03-10 Kick-off Zoë'])
    const [, action, met] = (await calendar(ana)).entries
    expect(action).toMatchObject({ kind: 'next_action', allDay: true, start: null, isMovable: true, memberName: 'Ana Torres' })
    expect(met).toMatchObject({ kind: 'meeting', start: '2026-03-10T09:00:00.000Z', end: '2026-03-10T10:00:00.000Z', isMovable: false })
  })

  it('holds tasks on the day and at the time they are due, those that come again on each of their days', async () => {
    const { id } = await createTask(ana.db, ana.actor, { title: 'Report', dueAt: '2026-03-27T09:00:00+01:00', recurrence: 'FREQ=DAILY;COUNT=4' })
    await createTask(ana.db, ana.actor, { title: 'Invoice', dueAt: '2026-03-27' })
    await createTask(ana.db, ana.actor, { title: 'Rui’s', dueAt: '2026-03-27', assigneeId: rui.actor.userId })
    await completeTask(ana.db, ana.actor, (await createTask(ana.db, ana.actor, { title: 'Done', dueAt: '2026-03-26' })).id)
    const { entries } = await calendar(ana, { from: '2026-03-26', to: '2026-03-29' })
    expect(entries.map(({ day, title, start, done, isMovable }) => [day, title, start, done, isMovable])).toEqual([
      ['2026-03-26', 'Done', null, true, false], ['2026-03-27', 'Invoice', null, false, true], ['2026-03-27', 'Report', '2026-03-27T08:00:00.000Z', false, true],
      ['2026-03-28', 'Report', '2026-03-28T08:00:00.000Z', false, false], ['2026-03-29', 'Report', '2026-03-29T07:00:00.000Z', false, false],
    ])
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
    expect(entries.filter(entry => entry.id === id)).toHaveLength(3)
  })

  it('keeps the day of an all-day task for everyone, wherever they are', async () => {
    await createTask(ana.db, ana.actor, { title: 'Invoice', dueAt: '2026-03-27' })
    for (const timeZone of ['Pacific/Auckland', 'Asia/Tehran', 'America/Los_Angeles']) {
      expect(await lines(ana, { timeZone, from: '2026-03-27', to: '2026-03-27' })).toHaveLength(1)
      for (const day of ['2026-03-26', '2026-03-28']) expect(await lines(ana, { timeZone, from: day, to: day })).toEqual([])
    }
  })

  it('shows a change at once, and what is in the trash no more', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', nextAction: 'Call', nextActionDate: '2026-03-10' })
    expect(await lines(ana)).toEqual(['2026-03-10 Call Zoë'])
    await updateContact(ana.db, ana.actor, zoe.id, { nextActionDate: '2026-03-12' }, zoe.version)
    expect(await lines(ana)).toEqual(['2026-03-12 Call Zoë'])
    await meeting(ana, zoe.id, '2026-03-10T09:00:00.000Z')
    await deleteContact(ana.db, ana.actor, zoe.id)
    expect(await lines(ana)).toEqual([])
  })

  it('puts a meeting on the day of the person, also just before their midnight', async () => {
    const sara = await createContact(ana.db, ana.actor, { firstName: 'Sara' })
    await meeting(ana, sara.id, '2026-03-10T20:00:00.000Z')
    expect(await lines(ana, { timeZone: 'Asia/Tehran' })).toEqual(['2026-03-10 Kick-off Sara'])
    expect(await lines(ana, { timeZone: 'Asia/Tokyo' })).toEqual(['2026-03-11 Kick-off Sara'])
    expect(await lines(ana, { timeZone: 'Asia/Tehran', from: '2026-03-11', to: '2026-03-11' })).toEqual([])
    expect(await lines(ana, { timeZone: 'Asia/Tehran', from: '2026-03-10', to: '2026-03-10' })).toHaveLength(1)
  })

  it('keeps a day of 23 and one of 25 hours whole', async () => {
    const sara = await createContact(ana.db, ana.actor, { firstName: 'Sara' })
    for (const instant of ['2026-03-28T22:30:00.000Z', '2026-03-28T23:30:00.000Z', '2026-03-29T21:30:00.000Z', '2026-03-29T22:30:00.000Z']) await meeting(ana, sara.id, instant)
    expect((await calendar(ana, { from: '2026-03-29', to: '2026-03-29' })).entries.map(({ start }) => start)).toEqual(['2026-03-28T23:30:00.000Z', '2026-03-29T21:30:00.000Z'])
    for (const instant of ['2026-10-24T22:30:00.000Z', '2026-10-25T22:30:00.000Z', '2026-10-25T23:30:00.000Z']) await meeting(ana, sara.id, instant)
    expect((await calendar(ana, { from: '2026-10-25', to: '2026-10-25' })).entries.map(({ start }) => start)).toEqual(['2026-10-24T22:30:00.000Z', '2026-10-25T22:30:00.000Z'])
  })

  it('is one\'s own, another member\'s or everyone\'s, for a rep never more than they see', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', nextAction: 'Call', nextActionDate: '2026-03-10' })
    await createContact(rui.db, rui.actor, { firstName: 'Omid', nextAction: 'Call', nextActionDate: '2026-03-11' })
    await meeting(ana, zoe.id, '2026-03-12T09:00:00.000Z')
    const [ofZoe, ofOmid, met] = ['2026-03-10 Call Zoë', '2026-03-11 Call Omid', '2026-03-12 Kick-off Zoë']
    expect(await lines(ana)).toEqual([ofZoe, met])
    expect(await lines(ana, { memberId: rui.actor.userId })).toEqual([ofOmid])
    expect(await lines(ana, { memberId: 'all' })).toEqual([ofZoe, ofOmid, met])
    for (const memberId of [undefined, 'all', rui.actor.userId]) expect(await lines(rui, { memberId })).toEqual([ofOmid])
    expect(await lines(rui, { memberId: ana.actor.userId })).toEqual([])
    await shareRecord(ana.db, ana.actor, { kind: 'contact', id: zoe.id }, [rui.actor.userId])
    const seeing = { ...rui, actor: { ...rui.actor, hasShares: undefined } }
    expect(await lines(seeing)).toEqual([ofZoe, ofOmid])
    expect(await lines(seeing, { memberId: 'all' })).toEqual([ofZoe, ofOmid, met])
  })

  it('says when there is more than it shows', async () => {
    for (const day of ['2026-03-01', '2026-03-03', '2026-03-02']) await createContact(ana.db, ana.actor, { firstName: day, nextAction: 'Call', nextActionDate: day })
    const few = await listEntries(ana.db, ana.actor, stretchOf('2026-03-01', '2026-03-31', 'Europe/Berlin'), undefined, 2)
    expect([few.isCut, few.entries.map(({ day }) => day)]).toEqual([true, ['2026-03-01', '2026-03-02']])
    expect(await calendar(ana)).toMatchObject({ isCut: false, entries: { length: 3 } })
  })
})
