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
import { hasTwoStep, takeSecondStep } from '../two-step/second-step'

/** Signs in and answers the new session's token. `key`: the one that two-step secrets are kept under. */
export async function signIn(db: Database, login: Login, origin: Origin, key: Buffer): Promise<string> {
  const userId = await checkCredentials(db, login, origin, key)
  const membership = await findLatestMembership(db, userId)
  if (!membership) throw new DomainError('no_organization', { detail: 'Your account belongs to no organization now. Ask an admin for an invitation, and open its link.' })
  return await inTransaction(db, async (trx) => {
    await recordOnAccount(trx, membership.organizationId, userId, { type: 'user.signed_in', by: userId, details: { address: origin.address, device: deviceName(origin.userAgent) } })
    return await startSession(trx, userId, membership.organizationId, origin)
  })
}

/**
 * Whose e-mail address and password these are. The same answer for a wrong password and an unknown account. Throws
 * two_step_required where a code is missing, wrong_code where it is wrong.
 */
export async function checkCredentials(db: Database, { email, password, code }: Login, origin: Origin, key: Buffer): Promise<string> {
  const tried = { account: email, address: origin.address }
  await takeTry(db, tried)
  const user = await findUserByEmail(db, email)
  const right = user ? await verifyPassword(password, user.passwordHash) : await verifyNothing(password)
  if (!user || !right) {
    await noteFailedSignIn(db, { userId: user?.id ?? null, address: origin.address })
    throw new DomainError('wrong_credentials', { detail: 'Check the e-mail address and the password, or set a new password.' })
  }
  await forgiveTries(db, tried)
  if (await hasTwoStep(db, user.id)) await askForCode(db, user.id, code, origin, key)
  return user.id
}

async function askForCode(db: Database, userId: string, code: string | undefined, { address }: Origin, key: Buffer): Promise<void> {
  if (code === undefined) throw new DomainError('two_step_required', { detail: 'Send the code that your app shows, or a recovery code, along with the password.' })
  if (await takeSecondStep(db, { userId, code, key, address })) return
  await noteFailedSignIn(db, { userId, address })
  throw new DomainError('wrong_code', { detail: 'Type the code that your app shows now; each works once. Without the app, take one of your recovery codes.' })
}
