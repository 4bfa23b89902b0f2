import { beforeAll, describe, expect, it } from 'vitest'
import { createActivitySchema, updateActivitySchema, type CreateActivity } from '#shared/activities/schema'
import type { NoteDocument } from '#shared/notes/document'
import { mailMention, type Mention } from '#server/domain/accounts/mail-mention'
import { updateNotificationSettings } from '#server/domain/accounts/notification-settings'
import { getActivity, logActivity, updateActivity } from '#server/domain/activities/activities'
import { findUntold } from '#server/domain/activities/mentions'
import { getTimeline } from '#server/domain/activities/timeline'
import { createContact } from '#server/domain/contacts/contacts'
import { newId } from '#server/domain/ids'
import { updateMembershipRow } from '#server/domain/members/members.repository'
import { listNotifications } from '#server/domain/notifications/notifications'
import { shareRecord } from '#server/domain/shares/shares'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const textOf = (text: string): NoteDocument => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] }] })
const mentioning = (...ids: string[]): NoteDocument => ({ type: 'doc', content: [{ type: 'paragraph', content: ids.map(id => ({ type: 'mention', attrs: { id, label: 'Someone Else' } })) }] })

describe.each(engines)('formatted notes on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let mina: TestMember
  let rui: TestMember
  let outsider: TestMember

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    mina = await addMember(database.db, organizationId, 'manager', 'Mina Rahimi')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    outsider = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
  })

  const contact = (member = ana) => createContact(member.db, member.actor, { firstName: 'Zoë' })
  const note = async (content: NoteDocument, input: Partial<CreateActivity> = {}) =>
    await logActivity(ana.db, ana.actor, createActivitySchema.parse({ type: 'note', contactId: (await contact()).id, content, ...input }))
  const change = (id: string, input: unknown) => updateActivity(ana.db, ana.actor, id, updateActivitySchema.parse(input))
  const told = async (member: TestMember) => (await listNotifications(member.db, member.actor)).notifications.filter(({ type }) => type === 'note.mentioned')

  it('keep their text, and its words alone beside it, found on the timeline', async () => {
    const made = await note(textOf('Likes green tea'))
    expect(await getActivity(ana.db, ana.actor, made.id)).toMatchObject({ content: textOf('Likes green tea'), body: 'Likes green tea' })
    const { days } = await getTimeline(ana.db, ana.actor, { kind: 'contact', id: made.contactId! }, { limit: 50, q: 'green' })
    expect(days[0]?.entries[0]).toMatchObject({ id: made.id, activity: { content: textOf('Likes green tea') } })
  })

  it('become plain by a new body, and stay as they are by the same one', async () => {
    const made = await note(textOf('Likes tea'))
    expect(await change(made.id, { body: 'Likes tea' })).toMatchObject({ version: 1, content: textOf('Likes tea') })
    expect(await change(made.id, { body: 'Likes coffee' })).toMatchObject({ version: 2, body: 'Likes coffee', content: null })
    expect(await change(made.id, { content: textOf('Likes both'), body: 'no matter' })).toMatchObject({ version: 3, body: 'Likes both', content: textOf('Likes both') })
    expect(await change(made.id, { content: null })).toMatchObject({ version: 4, body: 'Likes both', content: null })
  })

  it('need a word', async () => {
    expect(createActivitySchema.safeParse({ type: 'note', contactId: newId(), content: { type: 'doc', content: [{ type: 'paragraph' }] } }).success).toBe(false)
    const made = await note(textOf('Likes tea'))
    await expect(change(made.id, { content: { type: 'doc', content: [{ type: 'paragraph' }] } })).rejects.toMatchObject({ code: 'invalid_fields' })
    expect((await getActivity(ana.db, ana.actor, made.id)).body).toBe('Likes tea')
  })

  it('tell each mentioned member once, by the name they have', async () => {
    const made = await note(mentioning(mina.actor.userId, mina.actor.userId, ana.actor.userId))
    expect(made.body).toBe('@Mina Rahimi@Mina Rahimi@Ana Torres')
    expect(await told(mina)).toMatchObject([{ subject: { type: 'contact', id: made.contactId }, name: 'Zoë', actorName: 'Ana Torres', details: { activityId: made.id } }])
    await change(made.id, { content: mentioning(mina.actor.userId), subject: 'Tea' })
    expect(await told(mina)).toHaveLength(1)
    expect(await told(ana)).toHaveLength(0)
  })

  it('reach the mentioned by mail, if they want such mails', async () => {
    const made = await note(mentioning(mina.actor.userId))
    const job = await database.db.selectFrom('jobs').select('payload').where('type', '=', 'mail-mention').where('payload', 'like', `%${made.id}%`).executeTakeFirstOrThrow()
    const mention = JSON.parse(job.payload) as Mention
    const mails = async (mailId: string) => {
      await mailMention(ana.db, ana.actor.organizationId, mention, { appUrl: 'https://crm.example', mailId })
      return (await database.db.selectFrom('jobs').select('payload').where('id', '=', mailId).execute()).map(({ payload }) => JSON.parse(payload) as unknown)
    }
    expect(await mails(newId())).toMatchObject([{ to: mina.actor.session.user.email, subject: 'Ana Torres mentioned you in a note on Zoë', text: expect.stringContaining(`https://crm.example/contacts/${made.contactId}?activity=${made.id}`) }])
    await updateNotificationSettings(mina.db, mina.actor, { mentionMail: false })
    expect(await mails(newId())).toEqual([])
  })

  it('tell nothing to those who do not see the record, and say who they are', async () => {
    const made = await note(mentioning(rui.actor.userId, mina.actor.userId))
    expect(await told(rui)).toHaveLength(0)
    expect(await findUntold(ana.db, ana.actor, made)).toEqual([{ id: rui.actor.userId, name: 'Rui Costa' }])
    await shareRecord(ana.db, ana.actor, { kind: 'contact', id: made.contactId! }, [rui.actor.userId])
    expect(await findUntold(ana.db, ana.actor, made)).toEqual([])
  })

  it('mention nobody of another organization and nobody who has left, unless they did before', async () => {
    await expect(note(mentioning(outsider.actor.userId))).rejects.toMatchObject({ code: 'invalid_fields', issues: [{ path: 'content', code: 'unknown_member' }] })
    await expect(note(mentioning(newId()))).rejects.toMatchObject({ code: 'invalid_fields' })
    const ines = await addMember(database.db, ana.actor.organizationId, 'manager', 'Ines Duarte')
    const made = await note(mentioning(ines.actor.userId))
    await updateMembershipRow(database.db, ana.actor.organizationId, ines.actor.userId, { deactivatedAt: '2026-01-05T09:00:00.000Z' })
    await expect(note(mentioning(ines.actor.userId))).rejects.toMatchObject({ code: 'invalid_fields' })
    expect(await change(made.id, { content: mentioning(ines.actor.userId, mina.actor.userId) })).toMatchObject({ body: '@Ines Duarte@Mina Rahimi' })
  })
})
