import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, todayIn } from '#shared/dates/days'
import { calendarFeedOf, endCalendarFeed, renewCalendarFeed } from '#server/domain/accounts/calendar-feeds'
import { renderCalendarFeed } from '#server/domain/calendar/calendar-feed'
import { createContact, updateContact } from '#server/domain/contacts/contacts'
import { removeMember, updateMember } from '#server/domain/members/change-member'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('a subscribed calendar on %s', (engine) => {
  const database = useTestDatabase(engine)
  const today = todayIn('Europe/Berlin')
  let ana: TestMember
  let rui: TestMember

  beforeEach(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin', 'Ana Torres')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  const feed = (feedId: string) => renderCalendarFeed(database.db, feedId, 'https://crm.example.com')
  const eventsIn = (text = '') => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  const summaries = async (feedId: string) => eventsIn((await feed(feedId))?.text).map(event => event.getFirstPropertyValue('summary'))
  const action = ({ db, actor }: TestMember, firstName: string, day: string) => createContact(db, actor, { firstName, nextAction: 'Call', nextActionDate: day })

  it('holds what its member is to do, from 90 days back to a year ahead, and nothing of others', async () => {
    const feedId = await renewCalendarFeed(rui.db, rui.actor)
    await action(rui, 'Omid', today)
    await action(rui, 'Old', addDays(today, -91))
    await action(rui, 'Far', addDays(today, 366))
    await action(ana, 'Zoë', today)
    expect(await summaries(feedId)).toEqual(['Next step: Call · Omid'])
  })

  it('keeps each entry\'s name when it is put on another day, and only then says that it changed', async () => {
    const feedId = await renewCalendarFeed(ana.db, ana.actor)
    const zoe = await action(ana, 'Zoë', today)
    const first = await feed(feedId)
    expect((await feed(feedId))?.revision).toBe(first?.revision)
    await updateContact(ana.db, ana.actor, zoe.id, { nextActionDate: addDays(today, 1) }, zoe.version)
    const second = await feed(feedId)
    expect(second?.revision).not.toBe(first?.revision)
    const [before, after] = [first, second].map(answer => eventsIn(answer?.text)[0])
    expect(after?.getFirstPropertyValue('uid')).toBe(before?.getFirstPropertyValue('uid'))
    expect(after?.getFirstPropertyValue('sequence')).toBe(2)
    expect(after?.getFirstPropertyValue('url')).toBe(`https://crm.example.com/contacts/${zoe.id}`)
  })

  it('has one address at a time, until it is ended', async () => {
    const first = await renewCalendarFeed(ana.db, ana.actor)
    const second = await renewCalendarFeed(ana.db, ana.actor)
    expect([await feed(first), await calendarFeedOf(ana.db, ana.actor)]).toEqual([undefined, second])
    expect(await feed(second)).toBeDefined()
    await endCalendarFeed(ana.db, ana.actor)
    expect([await feed(second), await calendarFeedOf(ana.db, ana.actor)]).toEqual([undefined, null])
  })

  it('ends with the membership', async () => {
    const feedId = await renewCalendarFeed(rui.db, rui.actor)
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: false })
    expect(await feed(feedId)).toBeUndefined()
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: true })
    expect(await feed(feedId)).toBeDefined()
    await removeMember(ana.db, ana.actor, rui.actor.userId, {})
    expect(await feed(feedId)).toBeUndefined()
  })

  it('shows what its member\'s role may see when it is asked for', async () => {
    const feedId = await renewCalendarFeed(rui.db, rui.actor)
    await createContact(ana.db, ana.actor, { firstName: 'Nobody’s', nextAction: 'Call', nextActionDate: today, ownerId: null })
    expect(await summaries(feedId)).toEqual([])
    await updateMember(ana.db, ana.actor, rui.actor.userId, { role: 'manager' })
    expect(await summaries(feedId)).toEqual(['Next step: Call · Nobody’s'])
  })
})
