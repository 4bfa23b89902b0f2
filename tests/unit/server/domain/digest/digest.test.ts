import { beforeEach, describe, expect, it, vi } from 'vitest'
import { updateNotificationSettings } from '#server/domain/accounts/notification-settings'
import { updateProfile } from '#server/domain/accounts/profile'
import { logActivity } from '#server/domain/activities/activities'
import { createContact } from '#server/domain/contacts/contacts'
import { enqueueDigests, sendDigest, type Digest } from '#server/domain/digest/digest'
import { updateMember } from '#server/domain/members/change-member'
import { createTask } from '#server/domain/tasks/tasks'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const appUrl = 'https://crm.example.com'

describe.each(engines)('the daily digest on %s', (engine) => {
  const database = useTestDatabase(engine)
  let organizationId: string
  let ana: TestMember
  let rui: TestMember

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    at('2026-03-10T06:00:00.000Z')
    organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin', 'Ana Torres')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    await database.db.updateTable('users').set({ emailVerifiedAt: '2026-01-05T09:00:00.000Z' }).where('id', 'in', [ana.actor.userId, rui.actor.userId]).execute()
    return () => vi.useRealTimers()
  })

  const at = (instant: string) => vi.setSystemTime(new Date(instant))
  /** Whose digest is asked for when the clock shows these instants, one after the other. */
  async function asked(...instants: string[]) {
    for (const instant of instants) await enqueueDigests(database.db, new Date(instant))
    const jobs = await database.db.selectFrom('jobs').select('payload').where('type', '=', 'send-digest').where('organizationId', '=', organizationId).orderBy('id').execute()
    return jobs.map(({ payload }) => JSON.parse(payload) as Digest).map(({ userId, day }) => `${userId === ana.actor.userId ? 'Ana' : 'Rui'} ${day}`).sort()
  }
  async function sent({ actor }: TestMember = ana, day = '2026-03-10') {
    await sendDigest(database.db, organizationId, { userId: actor.userId, day }, appUrl)
    const jobs = await database.db.selectFrom('jobs').select('payload').where('id', 'like', `digest-${day}-${actor.userId}-%`).execute()
    return jobs.map(({ payload }) => JSON.parse(payload) as { to: string, subject: string, text: string, html: string, unsubscribeUrl: string })
  }

  it('comes at the hour of each person\'s own day, once', async () => {
    await updateProfile(rui.db, rui.actor, { timeZone: 'Asia/Tehran' })
    expect(await asked('2026-03-10T04:16:00.000Z')).toEqual([])
    expect(await asked('2026-03-10T04:31:00.000Z')).toEqual(['Rui 2026-03-10'])
    expect(await asked('2026-03-10T06:46:00.000Z')).toEqual(['Rui 2026-03-10'])
    expect(await asked('2026-03-10T07:01:00.000Z', '2026-03-10T07:01:00.000Z', '2026-03-10T08:16:00.000Z')).toEqual(['Ana 2026-03-10', 'Rui 2026-03-10'])
    expect(await asked('2026-03-11T07:01:00.000Z')).toContain('Ana 2026-03-11')
  })

  it('does not come when half the day is over, and not to who wants none', async () => {
    await updateNotificationSettings(rui.db, rui.actor, { digest: false })
    expect(await asked('2026-03-10T10:01:00.000Z', '2026-03-10T15:01:00.000Z')).toEqual([])
    expect(await asked('2026-03-10T09:46:00.000Z')).toEqual(['Ana 2026-03-10'])
  })

  it('does not go to an address that may be somebody else\'s', async () => {
    await database.db.updateTable('users').set({ emailVerifiedAt: null }).where('id', '=', ana.actor.userId).execute()
    await createContact(ana.db, ana.actor, { firstName: 'Zoë', nextAction: 'Call', nextActionDate: '2026-03-10' })
    expect([await asked('2026-03-10T07:01:00.000Z'), await sent()]).toEqual([['Rui 2026-03-10'], []])
  })

  it('comes once where its hour is left out or comes twice', async () => {
    await updateNotificationSettings(ana.db, ana.actor, { digestHour: 2 })
    await updateNotificationSettings(rui.db, rui.actor, { digest: false })
    expect(await asked('2026-03-29T00:46:00.000Z')).toEqual([])
    expect(await asked('2026-03-29T01:01:00.000Z')).toEqual(['Ana 2026-03-29'])
    expect(await asked('2026-10-25T00:01:00.000Z', '2026-10-25T01:01:00.000Z')).toEqual(['Ana 2026-03-29', 'Ana 2026-10-25'])
  })

  it('says what waits, with links, and how to have it no more', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: '<b>Zoë</b>', nextAction: 'Send the offer', nextActionDate: '2026-03-09' })
    await createContact(ana.db, ana.actor, { firstName: 'Sara', nextAction: 'Call', nextActionDate: '2026-03-10' })
    await createContact(rui.db, rui.actor, { firstName: 'Omid', nextAction: 'Call', nextActionDate: '2026-03-10' })
    await logActivity(ana.db, ana.actor, { type: 'meeting', subject: 'Kick-off', contactId: zoe.id, occurredAt: '2026-03-10T13:30:00.000Z' })
    const { id } = await createTask(ana.db, ana.actor, { title: 'Invoice', dueAt: '2026-03-10T16:00:00Z', contactId: zoe.id })
    const [mail, ...others] = await sent()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: ana.actor.session.user.email, subject: 'Tuesday 10 March at Studio North', unsubscribeUrl: `${appUrl}/settings/notifications` })
    expect(mail?.text).toContain(`OVERDUE\n- <b>Zoë</b>: Send the offer (since Monday 9 March)\n  ${appUrl}/contacts/${zoe.id}\n\nTODAY\n- Sara: Call`)
    expect(mail?.text).toContain(`TASKS\n- 17:00 Invoice · <b>Zoë</b>\n  ${appUrl}/tasks?task=${id}\n\nMEETINGS`)
    expect(mail?.text).toContain('MEETINGS\n- 14:30 Kick-off · <b>Zoë</b>')
    expect(mail?.text).not.toContain('Omid')
    expect(mail?.html).toContain('&lt;b&gt;Zoë&lt;/b&gt;: Send the offer')
    await sendDigest(database.db, organizationId, { userId: ana.actor.userId, day: '2026-03-10' }, appUrl)
    expect(await sent()).toHaveLength(1)
  })

  it('is not sent when nothing waits, the day is over, or the person is no member any more', async () => {
    expect(await sent()).toEqual([])
    await createContact(rui.db, rui.actor, { firstName: 'Omid', nextAction: 'Call', nextActionDate: '2026-03-10' })
    expect(await sent(rui, '2026-03-09')).toEqual([])
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: false })
    expect(await sent(rui)).toEqual([])
  })

  it('speaks the language of its reader', async () => {
    await updateProfile(ana.db, ana.actor, { locale: 'fa' })
    await createContact(ana.db, ana.actor, { firstName: 'سارا', nextAction: 'تماس', nextActionDate: '2026-03-10' })
    const [mail] = await sent()
    expect(mail?.subject).toBe('سه‌شنبه ۱۹ اسفند در Studio North')
    expect(mail?.html).toContain('dir="rtl"')
  })
})
