import type { Database } from '#server/db/database'
import { unindexRecords } from '../search/search-index'

/** Takes a contact or a company that is deleted for good off every activity; those that then belong to nothing go with it. */
export async function detachActivities(db: Database, record: { contactId: string } | { companyId: string }): Promise<void> {
  const column = 'contactId' in record ? 'contactId' : 'companyId'
  const id = 'contactId' in record ? record.contactId : record.companyId
  const other = column === 'contactId' ? 'companyId' : 'contactId'
  const orphans = await db.selectFrom('activities').select('id').where(column, '=', id).where(other, 'is', null).where('dealId', 'is', null).execute()
  // One statement for each thousand: an engine takes so many parameters.
  for (let start = 0; start < orphans.length; start += 1000) {
    const ids = orphans.slice(start, start + 1000).map(orphan => orphan.id)
    await unindexRecords(db, 'activity', ids)
    await db.deleteFrom('activities').where('id', 'in', ids).execute()
  }
  await db.updateTable('activities').set({ [column]: null }).where(column, '=', id).execute()
}
