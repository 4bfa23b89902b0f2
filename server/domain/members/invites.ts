import type { IssuedInvite } from '#shared/members/answers'
import type { CreateInvite, Invite } from '#shared/members/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { invitationMail, type MailDelivery } from '../accounts/mails'
import { hashToken } from '../accounts/tokens'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { countMail } from '../usage/mails'
import { newInviteToken } from './invite-tokens'
import { deleteInviteRow, findInviteRow, hasOpenInvite, insertInvite, listInviteRows, renewInviteRow } from './invites.repository'
import { listMembershipRows } from './members.repository'
import { assertCan } from './policy'

const dayMs = 24 * 3600_000
const goodForMs = 7 * dayMs
/** How long admins see who accepted an invitation. */
const acceptedShownMs = 30 * dayMs

/** Open invitations and those accepted lately, the newest first. */
export async function listInvites(db: Database, actor: Actor): Promise<Invite[]> {
  assertCan(actor, 'members.manage')
  return await listInviteRows(db, new Date(Date.now() - acceptedShownMs).toISOString())
}

/** Invites someone with a role; mailed where there is an address and mail is set up. Throws already_member, already_invited, unverified_email. */
export async function createInvite(db: Database, actor: Actor, { email = null, role }: CreateInvite, delivery: MailDelivery): Promise<IssuedInvite> {
  assertMayInvite(actor, delivery)
  return await inTransaction(db, async (trx) => {
    if (email) await assertIsNew(trx, actor, email)
    const token = newInviteToken(actor.organizationId)
    const id = newId()
    await insertInvite(trx, {
      id, tokenHash: hashToken(token), email, role, invitedById: actor.userId, createdAt: instantNow(), expiresAt: expiry(), acceptedAt: null, acceptedById: null,
    })
    await recordEvent(trx, actor, { type: 'member.invited', subject: { type: 'invite', id }, payload: { name: email, role } })
    return await deliver(trx, actor, id, token, delivery)
  })
}

/** Makes a new link, good for another seven days, and mails it again; the link before is dead. */
export async function renewInvite(db: Database, actor: Actor, id: string, delivery: MailDelivery): Promise<IssuedInvite> {
  assertMayInvite(actor, delivery)
  return await inTransaction(db, async (trx) => {
    const invite = await getOpenInvite(trx, id)
    const token = newInviteToken(actor.organizationId)
    await renewInviteRow(trx, id, { tokenHash: hashToken(token), expiresAt: expiry() })
    await recordEvent(trx, actor, { type: 'member.invite_renewed', subject: { type: 'invite', id }, payload: { name: invite.email, role: invite.role } })
    return await deliver(trx, actor, id, token, delivery)
  })
}

/** Takes an invitation back: its link is dead at once. */
export async function withdrawInvite(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'members.manage')
  await inTransaction(db, async (trx) => {
    const invite = await getOpenInvite(trx, id)
    await deleteInviteRow(trx, id)
    await recordEvent(trx, actor, { type: 'member.invite_withdrawn', subject: { type: 'invite', id }, payload: { name: invite.email, role: invite.role } })
  })
}

/** Who invites speaks for the organization under their address: it has to be theirs. */
function assertMayInvite(actor: Actor, { canMail }: MailDelivery): void {
  assertCan(actor, 'members.manage')
  if (canMail && !actor.session.user.isVerified) throw new DomainError('unverified_email', { detail: 'Confirm your own e-mail address first: open the link that you were sent.' })
}

async function getOpenInvite(trx: Database, id: string): Promise<Invite> {
  const invite = await findInviteRow(trx, id)
  if (!invite || invite.acceptedAt !== null) throw notFound()
  return invite
}

async function assertIsNew(trx: Database, actor: Actor, email: string): Promise<void> {
  const isMember = (await listMembershipRows(trx, actor.organizationId)).some(member => member.email === email)
  if (isMember) throw new DomainError('already_member', { detail: 'Someone with this e-mail address is in the organization already.' })
  if (await hasOpenInvite(trx, email, instantNow())) throw new DomainError('already_invited', { detail: 'An invitation to this address is open. Send it again instead.' })
}

async function deliver(trx: Database, actor: Actor, id: string, token: string, { appUrl, canMail }: MailDelivery): Promise<IssuedInvite> {
  const invite = (await findInviteRow(trx, id))!
  const link = `${appUrl}/invite?token=${token}`
  const isMailed = canMail && invite.email !== null
  const { user, organization } = actor.session
  if (isMailed) {
    await countMail(trx, actor.organizationId, '')
    await enqueue(trx, { id: newId(), type: 'send-email', organizationId: null, payload: { to: invite.email, ...invitationMail(user.locale, user.name, organization.name, link) } })
  }
  return { invite, link, isMailed }
}

function expiry(): string {
  return new Date(Date.now() + goodForMs).toISOString()
}
