import type { Database } from '#server/db/database'

/** Takes a contact, company or deal that is deleted for good off every task; what is to be done stays to be done. */
export async function detachTasks(trx: Database, record: { contactId: string } | { companyId: string } | { dealId: string }): Promise<void> {
  const [column, id] = Object.entries(record)[0] as ['contactId' | 'companyId' | 'dealId', string]
  await trx.updateTable('tasks').set({ [column]: null }).where(column, '=', id).execute()
}
