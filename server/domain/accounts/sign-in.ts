import type { Login } from '#shared/accounts/schema'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { findFirstMembership, findUserByEmail } from './accounts.repository'
import { verifyNothing, verifyPassword } from './passwords'
import { startSession, type Origin } from './sessions'
import { forgiveTries, takeTry } from './sign-in-failures'

/** Signs in and answers the new session's token. The same answer for a wrong password and an unknown account. */
export async function signIn(db: Database, { email, password }: Login, origin: Origin): Promise<string> {
  const tried = { account: email, address: origin.address }
  await takeTry(db, tried)
  const user = await findUserByEmail(db, email)
  const right = user ? await verifyPassword(password, user.passwordHash) : await verifyNothing(password)
  const membership = user && right ? await findFirstMembership(db, user.id) : undefined
  if (!user || !membership) throw new DomainError('wrong_credentials', { detail: 'Check the e-mail address and the password, or set a new password.' })
  await forgiveTries(db, tried)
  return await startSession(db, user.id, membership.organizationId, origin)
}
