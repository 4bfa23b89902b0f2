import { beforeEach, describe, expect, it } from 'vitest'
import { findActor } from '#server/domain/accounts/sessions'
import { listNotifications } from '#server/domain/notifications/notifications'
import { acceptInvite, readInvitation } from '#server/domain/members/accept-invite'
import { createInvite, listInvites, renewInvite, withdrawInvite } from '#server/domain/members/invites'
import { listMembers } from '#server/domain/members/members'
import { newId } from '#server/domain/ids'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const delivery = { appUrl: 'http://localhost:3000', canMail: true }
const origin = { address: '127.0.0.1', userAgent: null }

describe.each(engines)('invitations on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let organizationId: string

  const invite = async (email: string | null = null) => {
    const { invite, link, isMailed } = await createInvite(ana.db, ana.actor, { email, role: 'rep' }, delivery)
    return { ...invite, token: new URL(link).searchParams.get('token')!, isMailed }
  }
  const newcomer = () => ({ account: { name: 'Rui Costa', email: `rui.${newId()}@example.com`, password: 'correct horse battery' } })
  const mailsTo = async (email: string) => (await database.db.selectFrom('jobs').select('payload').where('type', '=', 'send-email').execute()).filter(job => job.payload.includes(`"to":"${email}"`))

  beforeEach(async () => {
    organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin', 'Ana Torres')
  })

  it('are mailed to an address, once each, and only where mail is set up', async () => {
    const email = `${newId()}@example.com`
    expect((await invite(email)).isMailed).toBe(true)
    expect(await mailsTo(email)).toHaveLength(1)
    const unmailed = `${newId()}@example.com`
    expect(await createInvite(ana.db, ana.actor, { email: unmailed, role: 'rep' }, { ...delivery, canMail: false })).toMatchObject({ isMailed: false })
    expect(await mailsTo(unmailed)).toEqual([])
  })

  it('make a newcomer a member with the role, whatever address they register, and tell the admins', async () => {
    const { token, id } = await invite('rui@elsewhere.example')
    expect(await readInvitation(database.db, token)).toMatchObject({ organization: 'Studio North', role: 'rep', email: 'rui@elsewhere.example', invitedByName: 'Ana Torres' })
    const session = await acceptInvite(database.db, token, newcomer(), origin)
    expect(await findActor(database.db, session)).toMatchObject({ organizationId, role: 'rep', session: { user: { isOperator: false } } })
    expect(await listMembers(ana.db, ana.actor)).toMatchObject([{ name: 'Ana Torres' }, { name: 'Rui Costa', role: 'rep', isActive: true }])
    expect(await listInvites(ana.db, ana.actor)).toMatchObject([{ id, acceptedByName: 'Rui Costa' }])
    expect(await listNotifications(ana.db, ana.actor)).toMatchObject({ unread: 1, notifications: [{ type: 'member.joined', name: 'Rui Costa' }] })
  })

  it('are good once, also for two at the same moment', async () => {
    const { token } = await invite()
    const answers = await Promise.allSettled([acceptInvite(database.db, token, newcomer(), origin), acceptInvite(database.db, token, newcomer(), origin)])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(answers.find(answer => answer.status === 'rejected')?.reason).toMatchObject({ code: 'invalid_invite' })
    expect(await listMembers(ana.db, ana.actor)).toHaveLength(2)
  })

  it('let in someone who is a member elsewhere, who then belongs to both', async () => {
    const sam = await addMember(database.db, await addOrganization(database.db, 'Harbour & Finch'), 'admin', 'Sam Reed')
    const { token } = await invite()
    const session = await acceptInvite(database.db, token, { userId: sam.actor.userId }, origin)
    expect(await findActor(database.db, session)).toMatchObject({ organizationId, role: 'rep', userId: sam.actor.userId })
    await expect(acceptInvite(database.db, (await invite()).token, { userId: sam.actor.userId }, origin)).rejects.toMatchObject({ code: 'already_member' })
    expect(await listMembers(sam.db, sam.actor)).toHaveLength(1)
  })

  it('end with the week, with a withdrawal, and with a new link', async () => {
    const [late, withdrawn, renewed] = [await invite(), await invite(), await invite()]
    await ana.db.updateTable('invites').set({ expiresAt: '2026-01-05T09:00:00.000Z' }).where('id', '=', late.id).execute()
    await withdrawInvite(ana.db, ana.actor, withdrawn.id)
    const { link } = await renewInvite(ana.db, ana.actor, renewed.id, delivery)
    for (const { token } of [late, withdrawn, renewed]) {
      await expect(readInvitation(database.db, token)).rejects.toMatchObject({ code: 'invalid_invite' })
      await expect(acceptInvite(database.db, token, newcomer(), origin)).rejects.toMatchObject({ code: 'invalid_invite' })
    }
    await acceptInvite(database.db, new URL(link).searchParams.get('token')!, newcomer(), origin)
  })

  it('are kept as a hash only', async () => {
    const { token } = await invite()
    expect(JSON.stringify(await database.db.selectFrom('invites').selectAll().execute())).not.toContain(token.split('.')[1])
  })

  it('are refused for members and for addresses that have one', async () => {
    await expect(invite(ana.actor.session.user.email)).rejects.toMatchObject({ code: 'already_member' })
    await invite('rui@example.com')
    await expect(invite('rui@example.com')).rejects.toMatchObject({ code: 'already_invited' })
  })

  it('do not let in whom an admin has deactivated', async () => {
    const rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    await database.db.updateTable('memberships').set({ deactivatedAt: '2026-01-05T09:00:00.000Z' }).where('userId', '=', rui.actor.userId).execute()
    await expect(acceptInvite(database.db, (await invite()).token, { userId: rui.actor.userId }, origin)).rejects.toMatchObject({ code: 'member_deactivated' })
  })

  it('of one organization are nothing to another', async () => {
    const sam = await addMember(database.db, await addOrganization(database.db), 'admin', 'Sam Reed')
    const { id } = await invite()
    await expect(withdrawInvite(sam.db, sam.actor, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(renewInvite(sam.db, sam.actor, id, delivery)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listInvites(sam.db, sam.actor)).toEqual([])
  })
})
