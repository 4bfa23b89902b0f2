import type { Database } from '#server/db/database'

export async function findContactIdsInDeals(db: Database, contactIds: string[]): Promise<string[]> {
  const main = await db.selectFrom('deals').select('contactId').distinct().where('contactId', 'in', contactIds).where('deletedAt', 'is', null).execute()
  const others = await db.selectFrom('dealContacts as l').innerJoin('deals as d', 'd.id', 'l.dealId').select('l.contactId').distinct()
    .where('l.contactId', 'in', contactIds).where('d.deletedAt', 'is', null).execute()
  return [...main, ...others].flatMap(({ contactId }) => contactId ?? [])
}
