import type { NewAccount } from '#shared/accounts/schema'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { findUserByEmail, insertUser } from './accounts.repository'

/** Makes an account without an organization, its password hashed before. Throws duplicate_account. */
export async function createAccount(trx: Database, { name, email, locale = 'en', timeZone = 'UTC' }: Omit<NewAccount, 'password'>, passwordHash: string, { isOperator = false } = {}): Promise<string> {
  if (await findUserByEmail(trx, email)) throw new DomainError('duplicate_account', { detail: 'Sign in with this e-mail address, or set a new password.' })
  const id = newId()
  const now = instantNow()
  await insertUser(trx, {
    id, name, email, passwordHash, locale, timeZone, weekStart: locale === 'fa' ? 'saturday' : 'monday',
    shortcuts: 1, isOperator: isOperator ? 1 : 0, createdAt: now, updatedAt: now,
  })
  return id
}
