import type { Insertable } from 'kysely'
import type { Database } from '#server/db/database'
import type { EmailVerificationsTable } from '#server/db/account-tables'

/** Puts a link in the place of those that a person was sent before. */
export async function replaceVerification(db: Database, verification: Insertable<EmailVerificationsTable>): Promise<void> {
  await deleteVerificationsOf(db, verification.userId)
  await db.insertInto('emailVerifications').values(verification).execute()
}

/** Uses a link up, once: answers whose it was and for which address, if it was still good. */
export async function takeVerification(db: Database, tokenHash: string, now: string) {
  return await db.deleteFrom('emailVerifications').where('tokenHash', '=', tokenHash).where('expiresAt', '>', now).returning(['userId', 'email']).executeTakeFirst()
}

/** The address that a person was last sent a link to, if it is still good. */
export async function findAddressToVerify(db: Database, userId: string, now: string): Promise<string | undefined> {
  const row = await db.selectFrom('emailVerifications').select('email').where('userId', '=', userId).where('expiresAt', '>', now).executeTakeFirst()
  return row?.email
}

export async function deleteVerificationsOf(db: Database, userId: string): Promise<void> {
  await db.deleteFrom('emailVerifications').where('userId', '=', userId).execute()
}
