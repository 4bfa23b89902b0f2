import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { recordOnAccountEverywhere } from './account-events'
import { deletePasswordResetsOf, findUserByEmail, getUser, updateUser } from './accounts.repository'
import { deleteVerificationsOf, findAddressToVerify, replaceVerification, takeVerification } from './email-verifications.repository'
import { addressChangedMail, verificationMail, type MailDelivery } from './mails'
import { assertPassword } from './passwords-of-members'
import { takeTry } from './sign-in-failures'
import { hashToken, newToken } from './tokens'

const goodForMs = 24 * 3600_000

/** Mails a link that proves the address, good for a day; those sent before are dead. Where mail is not set up, nothing has to be proved. */
export async function sendVerification(trx: Database, userId: string, email: string, { appUrl, canMail }: MailDelivery): Promise<void> {
  if (!canMail) return
  const { name, locale } = await getUser(trx, userId)
  const token = newToken()
  await replaceVerification(trx, { tokenHash: hashToken(token), userId, email, expiresAt: new Date(Date.now() + goodForMs).toISOString() })
  // Behind the # it reaches no server's log, and what follows links in mails uses nothing up.
  await enqueue(trx, { id: newId(), type: 'send-email', organizationId: null, payload: { to: email, ...verificationMail(locale, name, `${appUrl}/verify#${token}`) } })
}

/** Sends the link again, to the address that waits for it. */
export async function sendVerificationAgain(db: Database, actor: Actor, delivery: MailDelivery): Promise<void> {
  await takeTry(db, { account: `verification:${actor.userId}` })
  await inTransaction(db, async (trx) => {
    const user = await getUser(trx, actor.userId)
    const waiting = await findAddressToVerify(trx, actor.userId, instantNow())
    if (waiting === undefined && user.emailVerifiedAt !== null) throw new DomainError('already_done', { detail: 'Your address is confirmed already.' })
    await sendVerification(trx, actor.userId, waiting ?? user.email, delivery)
  })
}

/** Takes another address: once its link is opened, or at once where no mail can be sent. Answers whether it counts already. Throws duplicate_account. */
export async function changeEmail(db: Database, actor: Actor, { email, password }: { email: string, password: string }, delivery: MailDelivery): Promise<{ isChanged: boolean }> {
  await assertPassword(db, actor, password, 'password')
  return await inTransaction(db, async (trx) => {
    await assertFree(trx, email, actor.userId)
    if (!delivery.canMail) await takeAddress(trx, actor.userId, { email, emailVerifiedAt: null })
    else await sendVerification(trx, actor.userId, email, delivery)
    return { isChanged: !delivery.canMail }
  })
}

/** Proves an address with a link's token, once; a new one counts from now on, which the old one is told. Throws invalid_token, duplicate_account. */
export async function verifyEmail(db: Database, token: string, { canMail }: Pick<MailDelivery, 'canMail'>): Promise<{ email: string }> {
  return await inTransaction(db, async (trx) => {
    const link = await takeVerification(trx, hashToken(token), instantNow())
    if (!link) throw new DomainError('invalid_token', { detail: 'The link has been used, or is over a day old. Ask for a new one in your profile.' })
    await assertFree(trx, link.email, link.userId)
    const { email: former, name, locale } = await getUser(trx, link.userId)
    await takeAddress(trx, link.userId, { email: link.email, emailVerifiedAt: instantNow() })
    if (canMail && former !== link.email) await enqueue(trx, { id: newId(), type: 'send-email', organizationId: null, payload: { to: former, ...addressChangedMail(locale, name, link.email) } })
    return { email: link.email }
  })
}

/** Whoever reads the former address must not set a new password with a link that it was sent. */
async function takeAddress(trx: Database, userId: string, changes: { email: string, emailVerifiedAt: string | null }): Promise<void> {
  const { email: former } = await getUser(trx, userId)
  await updateUser(trx, userId, { ...changes, updatedAt: instantNow() })
  await deleteVerificationsOf(trx, userId)
  if (changes.email === former) return
  await deletePasswordResetsOf(trx, userId)
  await recordOnAccountEverywhere(trx, userId, { type: 'user.email_changed', by: userId, details: { changes: { email: { before: former, after: changes.email } } } })
}

async function assertFree(trx: Database, email: string, userId: string): Promise<void> {
  const holder = await findUserByEmail(trx, email)
  if (holder && holder.id !== userId) throw new DomainError('duplicate_account', { detail: 'Another account has this e-mail address.' })
}
