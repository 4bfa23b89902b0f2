import type { Database } from '#server/db/database'

/**
 * Every active member of every organization whose address is known to be theirs, with what decides when they get a digest: it
 * tells of clients, which a stranger at a mistyped address must not read.
 */
export async function listDigestMembers(db: Database) {
  return await db.selectFrom('memberships as m').innerJoin('users as u', 'u.id', 'm.userId')
    .select(['m.organizationId', 'm.userId', 'm.createdAt', 'u.timeZone', 'u.notificationSettings']).where('m.deactivatedAt', 'is', null).where('u.emailVerifiedAt', 'is not', null).execute()
}
