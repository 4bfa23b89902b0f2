import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ProposalSummary } from '#shared/proposals/schema'
import { shownState, type ProposalState } from '#shared/proposals/values'
import type { Database } from '#server/db/database'
import type { ProposalsTable } from '#server/db/proposal-tables'
import { visibleCompanies } from '../companies/companies.policy'
import { neighbourColumns, withContactName, type Neighbours } from '../shares/neighbours'
import { seenBy, type Viewer } from '../shares/visibility'
import { visibleProposals } from './proposals.policy'

const columns = [
  'proposals.id', 'proposals.version', 'proposals.createdAt', 'proposals.updatedAt', 'proposals.deletedAt', 'proposals.ownerId', 'proposals.title', 'proposals.sortTitle',
  'proposals.state', 'proposals.language', 'proposals.valueCents', 'proposals.currency', 'proposals.validUntil', 'proposals.number', 'proposals.sentNumber', 'proposals.sentAt', 'proposals.decidedAt',
] as const

export type ProposalRow = Pick<Selectable<ProposalsTable>, (typeof columns)[number] extends `proposals.${infer Column}` ? Column & keyof ProposalsTable : never> & Neighbours & { ownerName: string | null }

/** Every proposal with what its row shows to the viewer; the caller adds conditions, order and limit. */
export function selectProposals(db: Database, viewer: Viewer) {
  return db.selectFrom('proposals')
    .leftJoin('users as u', 'u.id', 'proposals.ownerId')
    .leftJoin('contacts as c', join => join.onRef('c.id', '=', 'proposals.contactId').on('c.deletedAt', 'is', null).on(seenBy(viewer, 'contact', 'c')))
    .leftJoin('companies', join => join.onRef('companies.id', '=', 'proposals.companyId').on('companies.deletedAt', 'is', null).on(visibleCompanies(viewer)))
    .leftJoin('deals as d', join => join.onRef('d.id', '=', 'proposals.dealId').on('d.deletedAt', 'is', null).on(seenBy(viewer, 'deal', 'd')))
    .select(columns)
    .select(['u.name as ownerName', ...neighbourColumns])
}

/** A row as the API answers it on a day; a record that is not the viewer's to see, or in the trash, is left out. */
export function toSummary({ deletedAt: _, sortTitle: __, ...row }: ProposalRow, today: string): ProposalSummary {
  return { ...withContactName(row), state: shownState(row, today) }
}

export async function insertProposals(db: Database, rows: Insertable<ProposalsTable>[]): Promise<void> {
  if (rows.length) await db.insertInto('proposals').values(rows).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateProposalRow(db: Database, id: string, version: number, changes: Updateable<ProposalsTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('proposals').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Writes where a proposal stands if it still stands where it did, and answers whether it does; for people it stays the same version. */
export async function updateProposalState(db: Database, id: string, before: ProposalState, changes: Updateable<ProposalsTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('proposals').set(changes).where('id', '=', id).where('state', '=', before).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Deletes a proposal for good; its versions go with it. */
export async function deleteProposalRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('proposals').where('id', '=', id).execute()
}

const forState = ['id', 'version', 'state', 'number', 'sentNumber', 'sentAt', 'decidedAt', 'title', 'ownerId', 'contactId', 'companyId', 'dealId', 'validUntil', 'valueCents', 'currency', 'language'] as const

export type StateRow = Pick<Selectable<ProposalsTable>, (typeof forState)[number]>

/** A proposal that is not in the trash, whoever looks: for what its client does. */
export async function findForState(db: Database, id: string): Promise<StateRow | undefined> {
  return await db.selectFrom('proposals').select(forState).where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirst()
}

type Link = 'contactId' | 'companyId' | 'dealId'

/** The proposals of some records that the viewer sees, those in the trash too. */
export async function listProposalIds(db: Database, viewer: Viewer, records: Partial<Record<Link, string[]>>, limit: number): Promise<string[]> {
  const found = new Set<string>()
  // A look-up for each kind of record, because one with alternatives would walk all proposals.
  for (const [column, ids] of Object.entries(records) as [Link, string[]][]) {
    if (ids.length === 0) continue
    const rows = await db.selectFrom('proposals').select('proposals.id').where(`proposals.${column}`, 'in', ids).where(visibleProposals(viewer)).limit(limit).execute()
    for (const { id } of rows) found.add(id)
  }
  return [...found]
}

/** Deletes for good the proposals of a record that none of these others has and nobody has accepted. */
export async function deleteProposalsAlone(db: Database, column: Link, id: string, others: Link[]): Promise<void> {
  await others.reduce((query, other) => query.where(other, 'is', null), db.deleteFrom('proposals').where(column, '=', id).where('state', '<>', 'accepted')).execute()
}

/** Every proposal to a contact, whoever looks, those in the trash too. */
export async function listProposalsTo(db: Database, contactId: string) {
  return await db.selectFrom('proposals').select(['id', 'version', 'number', 'language']).where('contactId', '=', contactId).execute()
}

export async function listContactsWithProposals(db: Database, contactIds: string[]): Promise<string[]> {
  const rows = await db.selectFrom('proposals').select('contactId').distinct().where('contactId', 'in', contactIds).where('deletedAt', 'is', null).execute()
  return rows.flatMap(({ contactId }) => contactId ?? [])
}

export async function markAsSample(db: Database, id: string): Promise<void> {
  await db.updateTable('proposals').set({ isSample: 1 }).where('id', '=', id).execute()
}
