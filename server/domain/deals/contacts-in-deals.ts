import type { Database } from '#server/db/database'
import { findContactIdsInDeals } from './contacts-in-deals.repository'

/** Which of these contacts take part in a live deal. */
export async function findContactsInDeals(db: Database, contactIds: string[]): Promise<string[]> {
  return contactIds.length ? await findContactIdsInDeals(db, contactIds) : []
}
