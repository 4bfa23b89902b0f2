import { contactName } from '#shared/contacts/name'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { seenBy } from '../shares/visibility'

/** The contacts of a deal that the actor sees, by name. */
export async function listDealContacts(db: Database, actor: Actor, dealId: string): Promise<{ id: string, name: string }[]> {
  const rows = await db.selectFrom('dealContacts as l').innerJoin('contacts as c', 'c.id', 'l.contactId').select(['c.id', 'c.firstName', 'c.lastName', 'c.email', 'c.phone'])
    .where('l.dealId', '=', dealId).where('c.deletedAt', 'is', null)
    .where(seenBy(actor, 'contact', 'c'))
    .orderBy('c.sortName').orderBy('c.id').execute()
  return rows.map(row => ({ id: row.id, name: contactName(row) }))
}

/** Replaces those contacts of a deal that the actor sees; the others stay. */
export async function replaceDealContacts(db: Database, dealId: string, before: string[], after: string[]): Promise<void> {
  const gone = before.filter(id => !after.includes(id))
  const added = after.filter(id => !before.includes(id))
  if (gone.length) await db.deleteFrom('dealContacts').where('dealId', '=', dealId).where('contactId', 'in', gone).execute()
  if (added.length) {
    await db.insertInto('dealContacts').values(added.map(contactId => ({ dealId, contactId })))
      .onConflict(conflict => conflict.columns(['organizationId', 'dealId', 'contactId']).doNothing()).execute()
  }
}
