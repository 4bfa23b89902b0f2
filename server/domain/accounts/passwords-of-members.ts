import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { getUser } from './accounts.repository'
import { verifyPassword } from './passwords'
import { forgiveTries, takeTry } from './sign-in-failures'

/** Refuses, at `field`, who does not know the password of the account they are signed in to. */
export async function assertPassword(db: Database, actor: Actor, password: string, field: string): Promise<void> {
  const { email, passwordHash } = await getUser(db, actor.userId)
  await takeTry(db, { account: email })
  if (!await verifyPassword(password, passwordHash)) throw invalidField(field, 'wrong_password', 'The current password is wrong')
  await forgiveTries(db, { account: email })
}
