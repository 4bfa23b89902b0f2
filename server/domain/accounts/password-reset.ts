import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { recordOnAccountEverywhere } from './account-events'
import { deletePasswordResetsOf, deleteSessionsOf, findUserByEmail, insertPasswordReset, takePasswordReset, updateUser } from './accounts.repository'
import { passwordResetMail } from './mails'
import { hashPassword } from './passwords'
import { assertPassword } from './passwords-of-members'
import { hashToken, newToken } from './tokens'
import { takeTry } from './sign-in-failures'

const goodForMs = 60 * 60 * 1000

/** Sends a link, below `baseUrl`, to set a new password. The answer does not tell whether the account exists. */
export async function requestPasswordReset(db: Database, baseUrl: string, email: string, address: string): Promise<void> {
  await takeTry(db, { account: `reset:${email}`, address })
  const user = await findUserByEmail(db, email)
  if (!user) return
  const token = newToken()
  const url = `${baseUrl}/reset?token=${token}`
  await inTransaction(db, async (trx) => {
    await insertPasswordReset(trx, { tokenHash: hashToken(token), userId: user.id, expiresAt: new Date(Date.now() + goodForMs).toISOString() })
    await enqueue(trx, { id: newId(), type: 'send-email', organizationId: null, payload: { to: user.email, ...passwordResetMail(user.locale, user.name, url) } })
  })
}

/** Sets a new password with a link's token, once, and ends every session of the account. */
export async function resetPassword(db: Database, token: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await inTransaction(db, async (trx) => {
    const userId = await takePasswordReset(trx, hashToken(token), instantNow())
    if (!userId) throw new DomainError('invalid_token', { detail: 'The link has been used or is over an hour old. Ask for a new one.' })
    await replacePassword(trx, userId, passwordHash, null)
    await recordOnAccountEverywhere(trx, userId, { type: 'user.password_changed', by: userId, details: { way: 'link' } })
  })
}

/** Changes the password of the signed-in person and ends their other sessions. */
export async function changePassword(db: Database, actor: Actor, currentPassword: string, password: string): Promise<void> {
  await assertPassword(db, actor, currentPassword, 'currentPassword')
  const passwordHash = await hashPassword(password)
  await inTransaction(db, async (trx) => {
    await replacePassword(trx, actor.userId, passwordHash, actor.sessionId)
    await recordOnAccountEverywhere(trx, actor.userId, { type: 'user.password_changed', by: actor.userId })
  })
}

/** Nobody stays in by the old password, or by a link that was asked for while it was the password. */
async function replacePassword(trx: Database, userId: string, passwordHash: string, exceptSession: string | null): Promise<void> {
  await updateUser(trx, userId, { passwordHash, updatedAt: instantNow() })
  await deleteSessionsOf(trx, userId, exceptSession)
  await deletePasswordResetsOf(trx, userId)
}
