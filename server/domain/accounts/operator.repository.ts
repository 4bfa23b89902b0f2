import type { Database } from '#server/db/database'

export async function listAccountRows(db: Database) {
  return await db.selectFrom('users as u').leftJoin('memberships as m', 'm.userId', 'u.id').leftJoin('organizations as o', 'o.id', 'm.organizationId')
    .select(['u.id', 'u.email', 'u.name', 'u.isOperator', 'm.organizationId', 'o.name as organization', 'm.role', 'm.deactivatedAt'])
    .orderBy('u.email').orderBy('o.name').execute()
}

/** The organizations of this name, or with this id. */
export async function findOrganizations(db: Database, nameOrId: string): Promise<{ id: string }[]> {
  return await db.selectFrom('organizations').select('id').where(eb => eb.or([eb('name', '=', nameOrId), eb('id', '=', nameOrId)])).execute()
}
