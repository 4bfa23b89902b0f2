import type { Database } from '#server/db/database'

export async function findStyle(db: Database, organizationId: string): Promise<string> {
  return (await db.selectFrom('organizations').select('proposalStyle').where('id', '=', organizationId).executeTakeFirstOrThrow()).proposalStyle
}

export async function updateStyle(db: Database, organizationId: string, changes: { proposalStyle: string, updatedAt: string }): Promise<void> {
  await db.updateTable('organizations').set(changes).where('id', '=', organizationId).execute()
}
