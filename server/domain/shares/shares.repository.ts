import type { Share, SharedKind } from '#shared/shares/schema'
import type { Database } from '#server/db/database'

const columns = { contact: 'shares.contactId', company: 'shares.companyId', deal: 'shares.dealId' } as const

/** Those of these records that are shared with a member. */
export async function listSharedAmong(db: Database, kind: SharedKind, userId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('shares').select(`${columns[kind]} as recordId`).where('userId', '=', userId).where(columns[kind], 'in', ids).execute()
  return rows.map(row => row.recordId!)
}

/** Whether anything at all is shared with a member. */
export async function hasAnyShare(db: Database, userId: string): Promise<boolean> {
  return await db.selectFrom('shares').select('userId').where('userId', '=', userId).limit(1).executeTakeFirst() !== undefined
}

export async function listShareRows(db: Database, kind: SharedKind, recordId: string): Promise<Share[]> {
  return await db.selectFrom('shares').innerJoin('users as u', 'u.id', 'shares.userId').innerJoin('users as giver', 'giver.id', 'shares.sharedById')
    .select(['u.id as userId', 'u.name', 'giver.name as sharedByName', 'shares.createdAt']).where(columns[kind], '=', recordId).orderBy('u.name').orderBy('u.id').execute()
}

export async function insertShares(db: Database, kind: SharedKind, recordId: string, rows: { id: string, userId: string, sharedById: string, createdAt: string }[]): Promise<void> {
  if (rows.length === 0) return
  const none = { contactId: null, companyId: null, dealId: null }
  await db.insertInto('shares').values(rows.map(row => ({ ...row, ...none, [`${kind}Id`]: recordId }))).execute()
}

/** Ends all that is shared with a member. */
export async function deleteSharesWith(db: Database, userId: string): Promise<void> {
  await db.deleteFrom('shares').where('userId', '=', userId).execute()
}

export async function deleteShares(db: Database, kind: SharedKind, recordId: string, userIds: string[]): Promise<void> {
  if (userIds.length) await db.deleteFrom('shares').where(columns[kind], '=', recordId).where('userId', 'in', userIds).execute()
}
