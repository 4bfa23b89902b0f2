import type { Database } from '#server/db/database'

/** Every active member of every organization, with what decides when they get a digest. */
export async function listDigestMembers(db: Database) {
  return await db.selectFrom('memberships as m').innerJoin('users as u', 'u.id', 'm.userId')
    .select(['m.organizationId', 'm.userId', 'm.createdAt', 'u.timeZone', 'u.notificationSettings']).where('m.deactivatedAt', 'is', null).execute()
}
