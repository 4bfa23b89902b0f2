import type { Insertable } from 'kysely'
import type { ApiKey } from '#shared/api-keys/answers'
import type { Scope } from '#shared/api-keys/scopes'
import type { Database } from '#server/db/database'
import { prepared } from '#server/db/prepared'
import type { ApiKeysTable } from '#server/db/usage-tables'

/** Keys lie outside the organization scope: each statement here names the organization itself, or the key's hash. */
function selectKeys(db: Database, organizationId: string) {
  return db.selectFrom('apiKeys as k').innerJoin('users as u', 'u.id', 'k.userId').where('k.organizationId', '=', organizationId)
    .select(['k.id', 'k.name', 'k.prefix', 'k.scopes', 'k.userId', 'u.name as userName', 'k.createdAt', 'k.expiresAt', 'k.lastUsedAt', 'k.revokedAt'])
}

type KeyRow = Awaited<ReturnType<ReturnType<typeof selectKeys>['executeTakeFirstOrThrow']>>

function toApiKey(row: KeyRow): ApiKey {
  return { ...row, scopes: JSON.parse(row.scopes) as Scope[] }
}

/** The keys of a member, or of all, the newest first. */
export async function listKeyRows(db: Database, organizationId: string, userId?: string): Promise<ApiKey[]> {
  const rows = await selectKeys(db, organizationId).$if(userId !== undefined, query => query.where('k.userId', '=', userId!))
    .orderBy('k.createdAt', 'desc').orderBy('k.id', 'desc').execute()
  return rows.map(toApiKey)
}

export async function findKeyRow(db: Database, organizationId: string, id: string): Promise<ApiKey | undefined> {
  const row = await selectKeys(db, organizationId).where('k.id', '=', id).executeTakeFirst()
  return row && toApiKey(row)
}

/** How many keys of a member have not been revoked. */
export async function countOpenKeys(db: Database, organizationId: string, userId: string): Promise<number> {
  const { count } = await db.selectFrom('apiKeys').select(eb => eb.fn.countAll<number>().as('count'))
    .where('organizationId', '=', organizationId).where('userId', '=', userId).where('revokedAt', 'is', null).executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertKey(db: Database, row: Insertable<ApiKeysTable>): Promise<void> {
  await db.insertInto('apiKeys').values(row).execute()
}

export async function revokeKeyRow(db: Database, organizationId: string, id: string, revokedAt: string): Promise<void> {
  await db.updateTable('apiKeys').set({ revokedAt }).where('organizationId', '=', organizationId).where('id', '=', id).execute()
}

export async function touchKey(db: Database, organizationId: string, id: string, lastUsedAt: string): Promise<void> {
  await db.updateTable('apiKeys').set({ lastUsedAt }).where('organizationId', '=', organizationId).where('id', '=', id).execute()
}

/** A key with the limits of its organization's plan: it is looked up for every request that shows one. */
const keysByHash = prepared(['keyHash'], (db, { keyHash }: { keyHash: string }) => db.selectFrom('apiKeys as k')
  .innerJoin('organizations as o', 'o.id', 'k.organizationId').leftJoin('plans as p', 'p.id', 'o.planId')
  .select(['k.id', 'k.organizationId', 'k.userId', 'k.scopes', 'k.expiresAt', 'k.revokedAt', 'k.lastUsedAt', 'p.limits'])
  .where('k.keyHash', '=', keyHash))

export async function findKeyByHash(db: Database, keyHash: string) {
  return (await keysByHash(db, { keyHash }))[0]
}
