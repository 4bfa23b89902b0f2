import type { Login } from '#shared/accounts/schema'
import { deviceName } from '#shared/accounts/device-name'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { findLatestMembership, findUserByEmail } from './accounts.repository'
import { recordOnAccount } from './account-events'
import { noteFailedSignIn } from './failed-sign-ins'
import { verifyNothing, verifyPassword } from './passwords'
import { startSession, type Origin } from './sessions'
import { forgiveTries, takeTry } from './sign-in-failures'

/** Signs in and answers the new session's token. */
export async function signIn(db: Database, login: Login, origin: Origin): Promise<string> {
  const userId = await checkCredentials(db, login, origin)
  const membership = await findLatestMembership(db, userId)
  if (!membership) throw new DomainError('no_organization', { detail: 'Your account belongs to no organization now. Ask an admin for an invitation, and open its link.' })
  return await inTransaction(db, async (trx) => {
    await recordOnAccount(trx, membership.organizationId, userId, { type: 'user.signed_in', by: userId, details: { address: origin.address, device: deviceName(origin.userAgent) } })
    return await startSession(trx, userId, membership.organizationId, origin)
  })
}

/** Whose e-mail address and password these are. The same answer for a wrong password and an unknown account. */
export async function checkCredentials(db: Database, { email, password }: Login, origin: Origin): Promise<string> {
  const tried = { account: email, address: origin.address }
  await takeTry(db, tried)
  const user = await findUserByEmail(db, email)
  const right = user ? await verifyPassword(password, user.passwordHash) : await verifyNothing(password)
  if (!user || !right) {
    await noteFailedSignIn(db, { userId: user?.id ?? null, address: origin.address })
    throw new DomainError('wrong_credentials', { detail: 'Check the e-mail address and the password, or set a new password.' })
  }
  await forgiveTries(db, tried)
  return user.id
}
