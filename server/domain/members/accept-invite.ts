import type { Login, NewAccount } from '#shared/accounts/schema'
import type { Invitation } from '#shared/members/schema'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { sendVerification } from '../accounts/email-verification'
import { noMail, type MailDelivery } from '../accounts/mails'
import { createAccount } from '../accounts/new-account'
import { joinOrganization, nameOfOrganization } from '../accounts/organizations'
import { hashPassword } from '../accounts/passwords'
import { startSession, type Origin } from '../accounts/sessions'
import { forgiveTries, takeTry } from '../accounts/sign-in-failures'
import { checkCredentials } from '../accounts/sign-in'
import { hashToken } from '../accounts/tokens'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { organizationIn } from './invite-tokens'
import { acceptInviteRow, findOpenInviteRow } from './invites.repository'
import { adminsOf, findMemberName } from './members'
import { findMembershipRow } from './members.repository'

/** Who takes an invitation: someone signed in, someone new, or someone with an account, whose two-step secret is kept under `key`. */
export type Joiner = { userId: string } | { account: NewAccount } | { login: Login, key: Buffer }

/** What the holder of a link sees of its invitation. Throws invalid_invite. */
export async function readInvitation(db: Database, token: string): Promise<Invitation> {
  const { scoped, organizationId } = organizationOf(db, token)
  const { role, email, invitedByName, expiresAt } = await getInvitation(scoped, token)
  return { organization: await nameOfOrganization(scoped, organizationId), role, email, invitedByName, expiresAt }
}

/** Makes whoever shows the token a member, once, and answers the token of their new session there. Throws invalid_invite, already_member. */
export async function acceptInvite(db: Database, token: string, joiner: Joiner, origin: Origin, delivery: MailDelivery = noMail): Promise<string> {
  const { scoped, organizationId } = organizationOf(db, token)
  await getInvitation(scoped, token)
  // Trying addresses through an invitation would tell which have accounts.
  if ('account' in joiner) await takeTry(db, { address: origin.address })
  const knownId = 'userId' in joiner ? joiner.userId : 'login' in joiner ? await checkCredentials(db, joiner.login, origin, joiner.key) : undefined
  const passwordHash = 'account' in joiner ? await hashPassword(joiner.account.password) : ''
  const session = await inTransaction(scoped, async (trx) => {
    const { id, role, invitedById } = await getInvitation(trx, token)
    const userId = 'account' in joiner ? await createAccount(trx, joiner.account, passwordHash) : knownId!
    if ('account' in joiner) await sendVerification(trx, userId, joiner.account.email, delivery)
    await assertMayJoin(trx, organizationId, userId)
    await acceptInviteRow(trx, id, { acceptedAt: instantNow(), acceptedById: userId })
    await joinOrganization(trx, { organizationId, userId, role })
    const tell = [...new Set([invitedById, ...await adminsOf(trx, { organizationId })])]
    await recordEvent(trx, { organizationId, userId }, { type: 'member.joined', subject: { type: 'user', id: userId }, payload: { name: await findMemberName(trx, organizationId, userId), role, inviteId: id }, tell })
    return await startSession(trx, userId, organizationId, origin)
  })
  if ('account' in joiner) await forgiveTries(db, { address: origin.address })
  return session
}

function organizationOf(db: Database, token: string): { scoped: Database, organizationId: string } {
  const organizationId = organizationIn(token)
  if (!organizationId) throw invalidInvite()
  return { scoped: scopedTo(db, organizationId), organizationId }
}

async function getInvitation(scoped: Database, token: string) {
  const invite = await findOpenInviteRow(scoped, hashToken(token), instantNow())
  if (!invite) throw invalidInvite()
  return invite
}

async function assertMayJoin(trx: Database, organizationId: string, userId: string): Promise<void> {
  const member = await findMembershipRow(trx, organizationId, userId)
  if (!member) return
  if (member.deactivatedAt === null) throw new DomainError('already_member', { detail: 'You are a member of this organization already.' })
  throw new DomainError('member_deactivated', { detail: 'Your membership was deactivated. Ask an admin to activate it again.' })
}

function invalidInvite(): DomainError {
  return new DomainError('invalid_invite', { detail: 'The invitation has been used or withdrawn, or is over seven days old. Ask for a new one.' })
}
