import type { Expression, Insertable, Selectable, SqlBool, Updateable } from 'kysely'
import { contactName } from '#shared/contacts/name'
import type { Deal, DealSummary } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import type { DealsTable } from '#server/db/deal-tables'
import { seenBy, type Viewer } from '../shares/visibility'

const columns = [
  'deals.id', 'deals.version', 'deals.createdAt', 'deals.updatedAt', 'deals.deletedAt', 'deals.ownerId', 'deals.title', 'deals.sortTitle',
  'deals.pipelineId', 'deals.stageId', 'deals.position', 'deals.valueCents', 'deals.currency', 'deals.probability', 'deals.expectedCloseDate',
  'deals.actualCloseDate', 'deals.outcome', 'deals.lostReason', 'deals.nextAction', 'deals.nextActionDate', 'deals.stageEnteredAt', 'deals.lastInteractionAt',
  'deals.valueFromItems', 'deals.discountApproval', 'deals.source', 'deals.campaign',
] as const

export type DealRow = Pick<Selectable<DealsTable>, (typeof columns)[number] extends `deals.${infer Column}` ? Column & keyof DealsTable : never> & {
  stagePosition: number | null
  ownerName: string | null
  contactId: string | null
  contactFirstName: string | null
  contactLastName: string | null
  contactEmail: string | null
  contactPhone: string | null
  contactSort: string | null
  companyId: string | null
  companyName: string | null
  companySort: string | null
}

/**
 * Every deal with what its row shows; the caller adds conditions, order and limit. A contact that the actor may not see, or
 * that lies in the trash, is not there. All joins are outer ones, so that the planner walks the deals in the order of an index.
 */
export function selectDeals(db: Database, actor: Viewer) {
  return db.selectFrom('deals')
    .leftJoin('stages as stage', 'stage.id', 'deals.stageId')
    .leftJoin('users as owner', 'owner.id', 'deals.ownerId')
    .leftJoin('contacts as contact', join => join.onRef('contact.id', '=', 'deals.contactId').on('contact.deletedAt', 'is', null)
      .on(seenBy(actor, 'contact', 'contact')))
    .leftJoin('companies as company', join => join.onRef('company.id', '=', 'deals.companyId').on('company.deletedAt', 'is', null))
    .select(columns)
    .select([
      'stage.position as stagePosition', 'owner.name as ownerName',
      'contact.id as contactId', 'contact.firstName as contactFirstName', 'contact.lastName as contactLastName', 'contact.email as contactEmail',
      'contact.phone as contactPhone', 'contact.sortName as contactSort', 'company.id as companyId', 'company.name as companyName', 'company.sortName as companySort',
    ])
}

/** A row as a card or list shows it. */
export function toSummary(row: DealRow, tags: string[]): DealSummary {
  return {
    id: row.id, version: row.version, createdAt: row.createdAt, updatedAt: row.updatedAt, ownerId: row.ownerId, ownerName: row.ownerName, title: row.title,
    contactId: row.contactId,
    contactName: row.contactId ? contactName({ firstName: row.contactFirstName, lastName: row.contactLastName, email: row.contactEmail, phone: row.contactPhone }) : null,
    companyId: row.companyId, companyName: row.companyName, pipelineId: row.pipelineId, stageId: row.stageId,
    valueCents: row.valueCents, currency: row.currency, valueFromItems: row.valueFromItems === 1, discountApproval: row.discountApproval, probability: row.probability,
    expectedCloseDate: row.expectedCloseDate, actualCloseDate: row.actualCloseDate, outcome: row.outcome, lostReason: row.lostReason, source: row.source, campaign: row.campaign,
    nextAction: row.nextAction, nextActionDate: row.nextActionDate, stageEnteredAt: row.stageEnteredAt, lastInteractionAt: row.lastInteractionAt, tags,
  }
}

/** A row as the API answers it. */
export function toDeal(row: DealRow, tags: string[], contacts: Deal['contacts']): Deal {
  return { ...toSummary(row, tags), deletedAt: row.deletedAt, contactIds: contacts.map(({ id }) => id), contacts }
}

export async function findDealRow(db: Database, actor: Viewer, id: string): Promise<DealRow | undefined> {
  return await selectDeals(db, actor).where('deals.id', '=', id).executeTakeFirst()
}

export async function insertDeals(db: Database, rows: Insertable<DealsTable>[]): Promise<void> {
  await db.insertInto('deals').values(rows).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateDealRow(db: Database, id: string, version: number, changes: Updateable<DealsTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('deals').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What the server keeps up by itself: the version stays. */
export async function updateDealQuietly(db: Database, id: string, changes: Updateable<DealsTable>): Promise<void> {
  await db.updateTable('deals').set(changes).where('id', '=', id).execute()
}

/** A deal's last interaction and what else decides when it goes quiet. */
export async function findInteraction(db: Database, id: string) {
  return await db.selectFrom('deals').innerJoin('stages as stage', 'stage.id', 'deals.stageId')
    .select(['deals.createdAt', 'deals.lastInteractionAt', 'stage.rottingDays']).where('deals.id', '=', id).executeTakeFirst()
}

/** Deletes a deal for good. What was logged on it stays with its contact or company, and goes if it hangs on nothing else. */
export async function deleteDealRow(db: Database, id: string): Promise<{ activityIds: string[] }> {
  const alone = await db.selectFrom('activities').select('id').where('dealId', '=', id).where('contactId', 'is', null).where('companyId', 'is', null).execute()
  await db.deleteFrom('activities').where('dealId', '=', id).where('contactId', 'is', null).where('companyId', 'is', null).execute()
  await db.updateTable('activities').set({ dealId: null }).where('dealId', '=', id).execute()
  await db.deleteFrom('deals').where('id', '=', id).execute()
  return { activityIds: alone.map(activity => activity.id) }
}

/** The value of the live open deals of each company and currency, those that `visible` lets through; weighted by their probability in percent. */
export async function listOpenValues(db: Database, companyIds: string[], visible: () => Expression<SqlBool>) {
  if (companyIds.length === 0) return []
  return await db.selectFrom('deals').select(['deals.companyId', 'deals.currency']).select(eb => [
    eb.fn.sum<number>(eb.cast<number>('deals.valueCents', 'double precision')).as('value'),
    eb.fn.sum<number>(eb(eb.cast<number>('deals.valueCents', 'double precision'), '*', eb.ref('deals.probability'))).as('weighted'),
  ]).where('deals.companyId', 'in', companyIds).where('deals.deletedAt', 'is', null).where('deals.outcome', 'is', null).where(visible).groupBy(['deals.companyId', 'deals.currency']).execute()
}
