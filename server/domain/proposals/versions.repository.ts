import type { Insertable, Updateable } from 'kysely'
import type { Database } from '#server/db/database'
import type { ProposalVersionsTable } from '#server/db/proposal-tables'
import type { StoredDocument } from './stored-document'

const listed = ['v.number', 'v.createdAt', 'v.updatedAt', 'v.origin', 'v.frozenAt', 'v.userId', 'u.name as userName'] as const

function selectVersions(db: Database, proposalId: string) {
  return db.selectFrom('proposalVersions as v').leftJoin('users as u', 'u.id', 'v.userId').select(listed).where('v.proposalId', '=', proposalId)
}

/** Every version of a proposal, the newest first. */
export async function listVersionRows(db: Database, proposalId: string) {
  return await selectVersions(db, proposalId).orderBy('v.number', 'desc').execute()
}

/** The numbers of a proposal's versions. */
export async function listVersionNumbers(db: Database, proposalId: string): Promise<number[]> {
  return (await db.selectFrom('proposalVersions').select('number').where('proposalId', '=', proposalId).execute()).map(({ number }) => number)
}

/** One version with its document; undefined if there is none of this number. */
export async function findVersion(db: Database, proposalId: string, number: number) {
  const row = await selectVersions(db, proposalId).select(['v.id', 'v.document']).where('v.number', '=', number).executeTakeFirst()
  return row && { ...row, document: JSON.parse(row.document) as StoredDocument }
}

export type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersion>>>

export async function insertVersions(db: Database, rows: (Omit<Insertable<ProposalVersionsTable>, 'document'> & { document: StoredDocument })[]): Promise<void> {
  if (rows.length) await db.insertInto('proposalVersions').values(rows.map(row => ({ ...row, document: JSON.stringify(row.document) }))).execute()
}

export async function updateVersionRow(db: Database, id: string, { document, ...changes }: Omit<Updateable<ProposalVersionsTable>, 'document'> & { document?: StoredDocument }): Promise<void> {
  await db.updateTable('proposalVersions').set({ ...changes, ...(document ? { document: JSON.stringify(document) } : {}) }).where('id', '=', id).execute()
}
