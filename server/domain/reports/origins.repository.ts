import type { Outcome } from '#shared/deals/schema'
import type { Period } from '#shared/reports/answers'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { ownedBy } from './owned-by'
import { dealsWithOrigin } from './sales.repository'

/** How many came from the same source and campaign. */
export interface OriginCount { source: string | null, campaign: string | null, count: number }

interface Instants { start: string, end: string }

/** The contacts made within a period. */
export async function countNewContacts(db: Database, viewer: Viewer, { ownerId }: ReportFilters, { start, end }: Instants): Promise<OriginCount[]> {
  const rows = await db.selectFrom('contacts').where('contacts.deletedAt', 'is', null).where(ownedBy(viewer, ownerId, 'contacts.ownerId'))
    .where('contacts.createdAt', '>=', start).where('contacts.createdAt', '<', end)
    .select(eb => ['contacts.source', 'contacts.campaign', eb.fn.countAll<number>().as('count')]).groupBy(['contacts.source', 'contacts.campaign']).execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** The deals made within a period. */
export async function countOpened(db: Database, viewer: Viewer, filters: ReportFilters, { start, end }: Instants): Promise<OriginCount[]> {
  const deals = dealsWithOrigin(db, viewer, filters).where('deals.createdAt', '>=', start).where('deals.createdAt', '<', end)
  const rows = await db.selectFrom(deals.as('o')).select(eb => ['o.source', 'o.campaign', eb.fn.countAll<number>().as('count')]).groupBy(['o.source', 'o.campaign']).execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** The deals that ended within a period, by how they did. */
export async function countClosed(db: Database, viewer: Viewer, filters: ReportFilters, { from, to }: Period): Promise<(OriginCount & { outcome: Outcome })[]> {
  const deals = dealsWithOrigin(db, viewer, filters).where('deals.outcome', 'is not', null).where('deals.actualCloseDate', '>=', from).where('deals.actualCloseDate', '<', to).select('deals.outcome')
  const rows = await db.selectFrom(deals.as('o')).select(eb => ['o.source', 'o.campaign', 'o.outcome', eb.fn.countAll<number>().as('count')]).groupBy(['o.source', 'o.campaign', 'o.outcome']).execute()
  return rows.map(row => ({ ...row, outcome: row.outcome!, count: Number(row.count) }))
}
