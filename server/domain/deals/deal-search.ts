import type { Deal } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import { indexRecords, searchText } from '../search/search-index'
import { selectDeals, toSummary } from './deals.repository'

/** What a deal is found by: its title and next action, and whose it is. */
export function dealDocument(deal: Pick<Deal, 'title' | 'nextAction' | 'contactName' | 'companyName'>): { text: string, companyText: string } {
  return { text: searchText([deal.title, deal.contactName, deal.nextAction]), companyText: searchText([deal.companyName]) }
}

/** Makes the deals of a contact or company findable under its new name. */
export async function reindexDealsOf(db: Database, owner: { contactId: string } | { companyId: string }): Promise<void> {
  const all = liveDeals(db)
  await index(db, 'contactId' in owner ? all.where('deals.contactId', '=', owner.contactId) : all.where('deals.companyId', '=', owner.companyId))
}

/** Makes deals findable as they are now. */
export async function reindexDeals(db: Database, ids: string[]): Promise<void> {
  if (ids.length) await index(db, liveDeals(db).where('deals.id', 'in', ids))
}

function liveDeals(db: Database) {
  return selectDeals(db, { role: 'admin', userId: '' }).where('deals.deletedAt', 'is', null)
}

async function index(db: Database, deals: ReturnType<typeof liveDeals>): Promise<void> {
  const rows = await deals.execute()
  // SQLite takes 32,766 parameters in a statement.
  for (let start = 0; start < rows.length; start += 1000) {
    await indexRecords(db, 'deal', rows.slice(start, start + 1000).map(row => ({ id: row.id, ...dealDocument(toSummary(row, [])) })))
  }
}
