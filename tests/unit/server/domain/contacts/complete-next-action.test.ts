import { beforeAll, describe, expect, it } from 'vitest'
import type { CreateContact } from '#shared/contacts/schema'
import { addDays, todayIn } from '#shared/dates/days'
import { listActivities } from '#server/domain/activities/list-activities'
import { completeContactAction } from '#server/domain/contacts/complete-next-action'
import { createContact, getContact } from '#server/domain/contacts/contacts'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('completing the next action of a contact on %s', (engine) => {
  const database = useTestDatabase(engine)
  const today = todayIn('Europe/Berlin')
  let ana: TestMember
  let lea: TestMember

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    lea = await addMember(database.db, organizationId, 'readonly', 'Lea Brandt')
  })

  const contact = (fields: CreateContact = {}) => createContact(ana.db, ana.actor, { firstName: 'Zoë', nextAction: 'Send the offer', nextActionDate: '2026-01-05', ...fields })
  const complete = async (id: string, input: Parameters<typeof completeContactAction>[3], version?: number) => (await completeContactAction(ana.db, ana.actor, id, input, version)).contact

  it('logs what happened and sets the next step in one go', async () => {
    const zoe = await contact()
    const after = await complete(zoe.id, { activity: { type: 'call', body: 'Agreed on March' }, nextAction: 'Call back', nextActionDate: addDays(today, 3) }, zoe.version)
    expect(after).toMatchObject({ nextAction: 'Call back', nextActionDate: addDays(today, 3), version: zoe.version + 1 })
    expect(after.lastContactedAt).not.toBeNull()
    const event = await ana.db.selectFrom('events').select(['type', 'payload']).where('subjectId', '=', zoe.id).orderBy('position', 'desc').executeTakeFirstOrThrow()
    expect([event.type, JSON.parse(event.payload!)]).toMatchObject(['contact.next_action_completed', { done: 'Send the offer', changes: { nextAction: { before: 'Send the offer', after: 'Call back' } } }])
  })

  it('may leave no next step', async () => {
    const zoe = await contact()
    expect(await complete(zoe.id, {})).toMatchObject({ nextAction: null, nextActionDate: null })
  })

  it('counts the interval from today where nobody was spoken with', async () => {
    const zoe = await contact({ followUpDays: 30 })
    await ana.db.updateTable('contacts').set({ createdAt: '2025-01-01T09:00:00.000Z' }).where('id', '=', zoe.id).execute()
    expect(await complete(zoe.id, {})).toMatchObject({ nextAction: null, nextActionDate: addDays(today, 30) })
    expect(await complete(zoe.id, { activity: { type: 'call' } })).toMatchObject({ nextActionDate: null })
  })

  it('does nothing by halves: a stale version, a bad activity or a role that may not leave all as it was', async () => {
    const zoe = await contact()
    await expect(complete(zoe.id, { activity: { type: 'call' } }, zoe.version + 1)).rejects.toMatchObject({ code: 'stale_version' })
    await expect(complete(zoe.id, { activity: { type: 'call', occurredAt: '2999-01-01T00:00:00.000Z' } })).rejects.toMatchObject({ code: 'invalid_fields' })
    await expect(completeContactAction(lea.db, lea.actor, zoe.id, {})).rejects.toMatchObject({ code: 'forbidden' })
    expect(await getContact(ana.db, ana.actor, zoe.id)).toEqual(zoe)
    const { activities } = await listActivities(ana.db, ana.actor, { limit: 50, sort: '-occurredAt', total: false, contactId: zoe.id })
    expect(activities).toEqual([])
  })
})
