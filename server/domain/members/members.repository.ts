import type { Updateable } from 'kysely'
import type { Role } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import type { MembershipsTable } from '#server/db/member-tables'

/** Memberships lie outside the organization scope: each statement here names the organization itself. */
function membershipsOf(db: Database, organizationId: string) {
  return db.selectFrom('memberships as m').innerJoin('users as u', 'u.id', 'm.userId').leftJoin('twoSteps as t', 't.userId', 'm.userId').where('m.organizationId', '=', organizationId)
    .select(['u.id', 'u.name', 'u.email', 'm.role', 'm.createdAt as joinedAt', 'm.deactivatedAt', 'm.lastSeenAt', 't.enabledAt as twoStepSince'])
}

export async function listMembershipRows(db: Database, organizationId: string) {
  return await membershipsOf(db, organizationId).orderBy('u.name').orderBy('u.id').execute()
}

export async function findMembershipRow(db: Database, organizationId: string, userId: string) {
  return await membershipsOf(db, organizationId).where('u.id', '=', userId).executeTakeFirst()
}

/** The active members of these roles, the longest-standing first. */
export async function listIdsByRole(db: Database, organizationId: string, roles: Role[]): Promise<string[]> {
  const rows = await db.selectFrom('memberships').select('userId').where('organizationId', '=', organizationId).where('role', 'in', roles)
    .where('deactivatedAt', 'is', null).orderBy('createdAt').orderBy('userId').execute()
  return rows.map(row => row.userId)
}

export async function updateMembershipRow(db: Database, organizationId: string, userId: string, changes: Updateable<MembershipsTable>): Promise<void> {
  await db.updateTable('memberships').set(changes).where('organizationId', '=', organizationId).where('userId', '=', userId).execute()
}

export async function deleteMembershipRow(db: Database, organizationId: string, userId: string): Promise<void> {
  await db.deleteFrom('memberships').where('organizationId', '=', organizationId).where('userId', '=', userId).execute()
}
