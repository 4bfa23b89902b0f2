import type { Database } from '#server/db/database'

/** Takes a contact or a company that is deleted for good off every deal. */
export async function detachDeals(db: Database, record: { contactId: string } | { companyId: string }): Promise<void> {
  if ('contactId' in record) await db.updateTable('deals').set({ contactId: null }).where('contactId', '=', record.contactId).execute()
  else await db.updateTable('deals').set({ companyId: null }).where('companyId', '=', record.companyId).execute()
}
