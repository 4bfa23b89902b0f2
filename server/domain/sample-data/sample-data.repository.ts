import type { Insertable } from 'kysely'
import type { Database } from '#server/db/database'
import type { ActivitiesTable } from '#server/db/activity-tables'
import type { DealsTable, StageStaysTable } from '#server/db/deal-tables'
import type { PaymentsTable, PurchasesTable } from '#server/db/money-tables'
import type { ProductsTable } from '#server/db/product-tables'
import type { CompaniesTable, ContactsTable } from '#server/db/schema'
import type { TasksTable } from '#server/db/task-tables'
import type { ContactKey } from '../contacts/contact-keys'
import { newId } from '../ids'

export interface SampleRows {
  companies: Insertable<CompaniesTable>[]
  contacts: Insertable<ContactsTable>[]
  keys: (ContactKey & { contactId: string })[]
  deals: Insertable<DealsTable>[]
  /** Those in stages that the deals have left since. */
  stays: Insertable<StageStaysTable>[]
  activities: Insertable<ActivitiesTable>[]
  purchases: Insertable<PurchasesTable>[]
  payments: Insertable<PaymentsTable>[]
  tasks: Insertable<TasksTable>[]
}

/** Ids of the sample records of each kind, those in the trash too. */
export interface SampleRecordIds { company: string[], contact: string[], deal: string[], activity: string[], payment: string[], task: string[], proposal: string[] }

export async function insertSampleRows(db: Database, { companies, contacts, keys, deals, stays, activities, purchases, payments, tasks }: SampleRows): Promise<void> {
  await db.insertInto('companies').values(companies).execute()
  await db.insertInto('contacts').values(contacts).execute()
  await db.insertInto('contactKeys').values(keys.map(key => ({ id: newId(), ...key }))).execute()
  await db.insertInto('deals').values(deals).execute()
  await db.insertInto('dealContacts').values(deals.map(deal => ({ dealId: deal.id, contactId: deal.contactId! }))).execute()
  await db.insertInto('stageStays').values(stays).execute()
  await db.insertInto('activities').values(activities).execute()
  await db.insertInto('purchases').values(purchases).execute()
  await db.insertInto('payments').values(payments).execute()
  await db.insertInto('tasks').values(tasks).execute()
}

export async function insertSampleProducts(db: Database, products: Insertable<ProductsTable>[]): Promise<void> {
  await db.insertInto('products').values(products).execute()
}

export async function listSampleIds(db: Database): Promise<SampleRecordIds> {
  const idsIn = async (table: 'companies' | 'contacts' | 'deals' | 'activities' | 'payments' | 'tasks' | 'proposals') =>
    // Written out, because a partial index only serves a condition that is part of the statement.
    (await db.selectFrom(table).select('id').where(eb => eb('isSample', '=', eb.lit(1))).execute()).map(({ id }) => id)
  return { company: await idsIn('companies'), contact: await idsIn('contacts'), deal: await idsIn('deals'), activity: await idsIn('activities'), payment: await idsIn('payments'), task: await idsIn('tasks'), proposal: await idsIn('proposals') }
}

/** Takes what people have made off the sample records that are about to go; answers the deals that this changes. */
export async function detachFromSamples(db: Database, { company, contact, deal }: SampleRecordIds): Promise<{ dealIds: string[] }> {
  const dealIds = new Set<string>()
  if (company.length) {
    await db.updateTable('companies').set({ parentId: null }).where('parentId', 'in', company).where('isSample', '=', 0).execute()
    await db.updateTable('tasks').set({ companyId: null }).where('companyId', 'in', company).where('isSample', '=', 0).execute()
    await db.updateTable('activities').set({ companyId: null }).where('companyId', 'in', company).where('isSample', '=', 0).execute()
    for (const { id } of await db.updateTable('deals').set({ companyId: null }).where('companyId', 'in', company).where('isSample', '=', 0).returning('id').execute()) dealIds.add(id)
  }
  if (contact.length) {
    await db.updateTable('tasks').set({ contactId: null }).where('contactId', 'in', contact).where('isSample', '=', 0).execute()
    await db.updateTable('activities').set({ contactId: null }).where('contactId', 'in', contact).where('isSample', '=', 0).execute()
    for (const { id } of await db.updateTable('deals').set({ contactId: null }).where('contactId', 'in', contact).where('isSample', '=', 0).returning('id').execute()) dealIds.add(id)
  }
  if (deal.length) {
    for (const table of ['activities', 'tasks'] as const) await db.updateTable(table).set({ dealId: null }).where('dealId', 'in', deal).where('isSample', '=', 0).execute()
  }
  return { dealIds: [...dealIds] }
}

/** Deletes the sample records, views and message templates; their keys, tag links and line items go with them. A sample product that a deal of people's own has stays there as text. */
export async function deleteSampleRows(db: Database): Promise<void> {
  for (const table of ['proposals', 'tasks', 'payments', 'activities', 'deals', 'contacts', 'companies'] as const) await db.deleteFrom(table).where(eb => eb('isSample', '=', eb.lit(1))).execute()
  const products = db.selectFrom('products').select('id').where('isSample', '=', 1)
  await db.updateTable('dealLineItems').set({ productId: null }).where('productId', 'in', products).execute()
  await db.deleteFrom('products').where('isSample', '=', 1).execute()
  await db.updateTable('listSettings').set({ viewId: null }).where('viewId', 'in', db.selectFrom('views').select('id').where('isSample', '=', 1)).execute()
  await db.deleteFrom('views').where('isSample', '=', 1).execute()
  await db.deleteFrom('messageTemplates').where('isSample', '=', 1).execute()
}

/** Deletes those of the tags that no record has any more. */
export async function deleteUnusedTags(db: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const used = new Set<string>()
  for (const table of ['contactTags', 'companyTags', 'dealTags'] as const) {
    for (const { tagId } of await db.selectFrom(table).select('tagId').distinct().where('tagId', 'in', ids).execute()) used.add(tagId)
  }
  const unused = ids.filter(id => !used.has(id))
  if (unused.length) await db.deleteFrom('tags').where('id', 'in', unused).execute()
}

/** What was told when the sample data was added last. */
export async function findAddition(db: Database): Promise<{ payload: string | null } | undefined> {
  return await db.selectFrom('events').select('payload').where('type', '=', 'sample_data.added').orderBy('position', 'desc').limit(1).executeTakeFirst()
}
