import { beforeAll, describe, expect, it } from 'vitest'
import { listContactsSchema, type Contact } from '#shared/contacts/schema'
import type { CreateActivity, Timeline } from '#shared/activities/schema'
import { deleteActivity, logActivity, restoreActivity, updateActivity } from '#server/domain/activities/activities'
import { listActivities } from '#server/domain/activities/list-activities'
import { countDueMeeting } from '#server/domain/activities/interactions'
import { getTimeline } from '#server/domain/activities/timeline'
import { createContact, getContact, updateContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { findChainBreaks } from '#server/domain/events/chain'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const lines = (timeline: Timeline) => timeline.days.flatMap(({ entries }) => entries.map(entry => entry.kind === 'activity' ? entry.activity.subject ?? entry.activity.type : entry.event.type))
const firstPage = { limit: 50, sort: '-occurredAt' as const, total: true }

describe.each(engines)('activities on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  let outsider: TestMember

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    outsider = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
  })

  const contact = (member: TestMember, firstName = 'Zoë') => createContact(member.db, member.actor, { firstName })
  const log = (member: TestMember, input: CreateActivity) => logActivity(member.db, member.actor, input)
  const seen = (member: TestMember, { id }: Contact) => getContact(member.db, member.actor, id)
  const timeline = (member: TestMember, { id }: Contact, query = {}) => getTimeline(member.db, member.actor, { kind: 'contact', id }, { limit: 50, ...query })

  it('move the last contact forward only, and leave the version', async () => {
    const zoe = await contact(ana)
    await log(ana, { type: 'call', contactId: zoe.id, occurredAt: '2026-03-10T09:00:00.000Z' })
    await log(ana, { type: 'email', contactId: zoe.id, occurredAt: '2026-02-01T09:00:00.000Z' })
    await log(ana, { type: 'note', contactId: zoe.id, body: 'Likes tea', occurredAt: '2026-04-01T09:00:00.000Z' })
    expect(await seen(ana, zoe)).toMatchObject({ lastContactedAt: '2026-03-10T09:00:00.000Z', version: zoe.version })
  })

  it('take the last contact back when they are moved or deleted, and give it again when restored', async () => {
    const zoe = await contact(ana)
    await log(ana, { type: 'call', contactId: zoe.id, occurredAt: '2026-03-01T09:00:00.000Z' })
    const later = await log(ana, { type: 'meeting', contactId: zoe.id, occurredAt: '2026-03-10T09:00:00.000Z' })
    await updateActivity(ana.db, ana.actor, later.id, { occurredAt: '2026-03-05T09:00:00.000Z' })
    expect((await seen(ana, zoe)).lastContactedAt).toBe('2026-03-05T09:00:00.000Z')
    await deleteActivity(ana.db, ana.actor, later.id)
    expect((await seen(ana, zoe)).lastContactedAt).toBe('2026-03-01T09:00:00.000Z')
    await restoreActivity(ana.db, ana.actor, later.id)
    expect((await seen(ana, zoe)).lastContactedAt).toBe('2026-03-05T09:00:00.000Z')
  })

  it('count a meeting that lies ahead when its time has come', async () => {
    const zoe = await contact(ana)
    const ahead = new Date(Date.now() + 3_600_000).toISOString()
    const meeting = await log(ana, { type: 'meeting', contactId: zoe.id, occurredAt: ahead })
    expect((await seen(ana, zoe)).lastContactedAt).toBeNull()
    const job = await database.db.selectFrom('jobs').select(['type', 'runAt']).where('id', 'like', `%${meeting.id}%`).executeTakeFirst()
    expect(job).toEqual({ type: 'recount-interactions', runAt: ahead })
    await expect(log(ana, { type: 'call', contactId: zoe.id, occurredAt: ahead })).rejects.toMatchObject({ code: 'invalid_fields' })

    const lastContact = async () => (await listContacts(ana.db, ana.actor, listContactsSchema.parse({ limit: '200' }))).contacts.find(({ id }) => id === zoe.id)?.lastContactedAt
    expect(await lastContact()).toBeNull()
    const past = new Date(Date.now() - 1000).toISOString()
    await ana.db.updateTable('activities').set({ occurredAt: past }).where('id', '=', meeting.id).execute()
    await countDueMeeting(ana.db, ana.actor.organizationId, { activityId: meeting.id, contactId: zoe.id, dealId: null })
    expect(await lastContact()).toBe(past)
  })

  it('are not there for those who may not see their contact', async () => {
    const zoe = await contact(ana)
    const call = await log(ana, { type: 'call', contactId: zoe.id, subject: 'The offer' })
    for (const stranger of [rui, outsider]) {
      await expect(updateActivity(stranger.db, stranger.actor, call.id, { subject: 'Mine' })).rejects.toMatchObject({ code: 'not_found' })
      await expect(log(stranger, { type: 'call', contactId: zoe.id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(timeline(stranger, zoe)).rejects.toMatchObject({ code: 'not_found' })
      expect((await listActivities(stranger.db, stranger.actor, { ...firstPage, q: 'offer' })).activities).toEqual([])
    }
  })

  it('are refused with a stale version', async () => {
    const zoe = await contact(ana)
    const call = await log(ana, { type: 'call', contactId: zoe.id })
    await updateActivity(ana.db, ana.actor, call.id, { subject: 'One' }, 1)
    await expect(updateActivity(ana.db, ana.actor, call.id, { subject: 'Two' }, 1)).rejects.toMatchObject({ code: 'stale_version', extensions: { current: { subject: 'One', version: 2 } } })
  })

  it('are found by folded words', async () => {
    const sara = await contact(rui, 'سارا')
    await log(rui, { type: 'email', contactId: sara.id, subject: 'پیشنهاد قیمت', body: 'Café façade' })
    for (const q of ['پيشنهاد', 'cafe faca']) {
      const { activities, total } = await listActivities(rui.db, rui.actor, { ...firstPage, q })
      expect([activities.map(({ subject }) => subject), total]).toEqual([['پیشنهاد قیمت'], 1])
      expect(lines(await timeline(rui, sara, { q }))).toEqual(['پیشنهاد قیمت'])
    }
  })

  describe('on the timeline', () => {
    it('stand among the events, newest first, under the days of the person', async () => {
      const zoe = await contact(ana)
      await log(ana, { type: 'call', contactId: zoe.id, subject: 'Late call', occurredAt: '2026-03-28T23:30:00.000Z' })
      await log(ana, { type: 'call', contactId: zoe.id, subject: 'Early call', occurredAt: '2026-03-28T22:30:00.000Z' })
      await updateContact(ana.db, ana.actor, zoe.id, { status: 'qualified', ownerId: rui.actor.userId })
      const { days } = await timeline(ana, zoe)
      expect(days.slice(1).map(({ day, entries }) => [day, entries.map(({ at }) => at)])).toEqual([
        ['2026-03-29', ['2026-03-28T23:30:00.000Z']], ['2026-03-28', ['2026-03-28T22:30:00.000Z']],
      ])
      const [updated] = days[0]!.entries
      expect(updated).toMatchObject({ kind: 'event', event: {
        type: 'contact.updated', actorName: 'Ana Torres', subjectName: 'Zoë',
        changes: { status: { before: 'new', after: 'qualified' }, owner: { before: 'Ana Torres', after: 'Rui Costa' } },
      } })
    })

    it('are told page by page, each once, also at the same instant', async () => {
      const zoe = await contact(ana)
      for (let call = 1; call <= 7; call++) await log(ana, { type: 'call', contactId: zoe.id, subject: `Call ${call}`, occurredAt: '2026-03-01T09:00:00.000Z' })
      const told: string[] = []
      let cursor: string | undefined
      do {
        const page = await timeline(ana, zoe, { limit: 3, cursor })
        told.push(...lines(page))
        cursor = page.cursor ?? undefined
      } while (cursor)
      expect(told).toEqual(['contact.created', 'Call 7', 'Call 6', 'Call 5', 'Call 4', 'Call 3', 'Call 2', 'Call 1'])
    })

    it('can be narrowed to a type, to events and to days', async () => {
      const zoe = await contact(ana)
      await log(ana, { type: 'call', contactId: zoe.id, subject: 'A call', occurredAt: '2026-03-01T09:00:00.000Z' })
      await log(ana, { type: 'note', contactId: zoe.id, subject: 'A note', occurredAt: '2026-03-02T22:59:00.000Z' })
      expect(lines(await timeline(ana, zoe, { type: 'call' }))).toEqual(['A call'])
      expect(lines(await timeline(ana, zoe, { type: 'event' }))).toEqual(['contact.created'])
      expect(lines(await timeline(ana, zoe, { after: '2026-03-02', before: '2026-03-03' }))).toEqual(['A note'])
    })
  })

  it('leave the chain of events whole', async () => {
    expect(await findChainBreaks(ana.db)).toEqual([])
  })
})
