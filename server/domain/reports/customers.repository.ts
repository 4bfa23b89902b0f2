import { seesEverything } from '#shared/members/permissions'
import type { Period } from '#shared/reports/answers'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { bucketColumn } from './bucket-column'
import { ownedBy } from './owned-by'
import { reportedDeals } from './reported-deals'

type Filters = Omit<ReportFilters, 'pipelineId'>

/** What was sold to contacts (null to none that there is), and when: deals won, and purchases. */
function sales(db: Database, viewer: Viewer, { ownerId, currency }: Filters) {
  const deals = db.selectFrom('deals').where(reportedDeals(viewer, { ownerId, currency })).where('deals.outcome', '=', 'won').where('deals.contactId', 'is not', null)
    .select(['deals.contactId', 'deals.actualCloseDate as day', 'deals.currency', 'deals.valueCents'])
  // Outer, so that it begins with the few purchases and not with all activities: what lies in the trash then has no contact.
  const purchases = db.selectFrom('purchases').leftJoin('activities', join => join.onRef('activities.id', '=', 'purchases.id').on('activities.deletedAt', 'is', null))
    .select(['activities.contactId', 'purchases.purchasedOn as day', 'purchases.currency', 'purchases.valueCents'])
  return deals.unionAll(currency === undefined ? purchases : purchases.where('purchases.currency', '=', currency))
}

/** The contacts whose first sale was within a period, by its day. */
export async function listFirstSales(db: Database, viewer: Viewer, filters: Filters, { from, to }: Period): Promise<{ day: string, count: number }[]> {
  const firsts = db.selectFrom(sales(db, viewer, filters).as('s')).select('s.contactId').select(eb => eb.fn.min('s.day').as('day')).groupBy('s.contactId')
  const rows = await db.selectFrom(firsts.as('f'))
    // Not as a join, which the planner would begin with all contacts.
    .where(eb => eb.exists(eb.selectFrom('contacts').select('contacts.id').whereRef('contacts.id', '=', 'f.contactId').where('contacts.deletedAt', 'is', null).where(ownedBy(viewer, filters.ownerId, 'contacts.ownerId'))))
    .where('f.day', '>=', from).where('f.day', '<', to)
    .select(eb => ['f.day', eb.fn.countAll<number>().as('count')]).groupBy('f.day').execute()
  return rows.map(({ day, count }) => ({ day: day!, count: Number(count) }))
}

/** How many contacts were made in each part of a period. */
export async function listNewContacts(db: Database, viewer: Viewer, { ownerId }: Filters, { start, end }: { start: string, end: string }, starts: string[]): Promise<{ bucket: number, count: number }[]> {
  const rows = await db.selectFrom('contacts').where('contacts.deletedAt', 'is', null).where(ownedBy(viewer, ownerId, 'contacts.ownerId'))
    .where('contacts.createdAt', '>=', start).where('contacts.createdAt', '<', end)
    .select(eb => [bucketColumn(eb.ref('contacts.createdAt'), starts).as('bucket'), eb.fn.countAll<number>().as('count')]).groupBy('bucket').execute()
  return rows.map(({ bucket, count }) => ({ bucket: Number(bucket), count: Number(count) }))
}

/** What was sold within a period to contacts with each tag. */
export async function listSalesByTag(db: Database, viewer: Viewer, filters: Filters, { from, to }: Period): Promise<{ tagId: string, currency: string, count: number, valueCents: number }[]> {
  const rows = await db.selectFrom(sales(db, viewer, filters).as('s')).innerJoin('contacts', 'contacts.id', 's.contactId').innerJoin('contactTags', 'contactTags.contactId', 's.contactId')
    .where('contacts.deletedAt', 'is', null).where(ownedBy(viewer, filters.ownerId, 'contacts.ownerId')).where('s.day', '>=', from).where('s.day', '<', to)
    .select(['contactTags.tagId', 's.currency'])
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(eb.cast<number>('s.valueCents', 'double precision')).as('value')])
    .groupBy(['contactTags.tagId', 's.currency']).execute()
  return rows.map(({ value, count, ...row }) => ({ ...row, count: Number(count), valueCents: value }))
}

/** How many live contacts carry each tag: of everyone's the links there are, less those of contacts in the trash, so that no contact need be read. */
export async function listTagSizes(db: Database, viewer: Viewer, { ownerId }: Filters): Promise<{ tagId: string, count: number }[]> {
  const counted = (rows: { tagId: string | null, count: number }[]) => rows.flatMap(({ tagId, count }) => tagId === null ? [] : [{ tagId, count: Number(count) }])
  // From the contacts to their links, which an outer join makes sure of.
  const ofContacts = db.selectFrom('contacts').leftJoin('contactTags', 'contactTags.contactId', 'contacts.id').select(eb => ['contactTags.tagId', eb.fn.countAll<number>().as('count')]).groupBy('contactTags.tagId')
  if (!seesEverything(viewer.role) || ownerId !== undefined) {
    return counted(await ofContacts.where('contacts.deletedAt', 'is', null).where(ownedBy(viewer, ownerId, 'contacts.ownerId')).execute())
  }
  const trashed = new Map(counted(await ofContacts.where('contacts.deletedAt', 'is not', null).execute()).map(({ tagId, count }) => [tagId, count]))
  const linked = await db.selectFrom('contactTags').select(eb => ['contactTags.tagId', eb.fn.countAll<number>().as('count')]).groupBy('contactTags.tagId').execute()
  return counted(linked).map(({ tagId, count }) => ({ tagId, count: count - (trashed.get(tagId) ?? 0) }))
}
