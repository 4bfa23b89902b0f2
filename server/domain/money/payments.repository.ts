import { expressionBuilder, type Expression, type Insertable, type Selectable, type SqlBool, type Updateable } from 'kysely'
import { contactName } from '#shared/contacts/name'
import type { Payment } from '#shared/money/schema'
import type { Database } from '#server/db/database'
import type { PaymentsTable } from '#server/db/money-tables'
import { visibleCompanies } from '../companies/companies.policy'
import { seenBy, type Viewer } from '../shares/visibility'
import { visiblePayments } from './payments.policy'
import type { SalesOf } from './sales.repository'

const columns = [
  'payments.id', 'payments.version', 'payments.createdAt', 'payments.updatedAt', 'payments.deletedAt', 'payments.purchaseId', 'payments.valueCents',
  'payments.currency', 'payments.paidOn', 'payments.method', 'payments.note', 'payments.userId',
] as const

export type PaymentRow = Pick<Selectable<PaymentsTable>, (typeof columns)[number] extends `payments.${infer Column}` ? Column & keyof PaymentsTable : never> & {
  contactId: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  companyId: string | null
  companyName: string | null
  dealId: string | null
  dealTitle: string | null
  purchaseSubject: string | null
  userName: string | null
  isForSale: SqlBool
}

/** 1 if the payment is for a sale that is there, a purchase or else a won deal; else 0. */
const isForSale = forSale()

function forSale(): Expression<number> {
  const eb = expressionBuilder<{ payments: PaymentsTable, sale: { outcome: string | null, deletedAt: string | null }, bought: { id: string | null, deletedAt: string | null } }, 'payments' | 'sale' | 'bought'>()
  const isThere = eb.or([
    eb.and([eb('bought.id', 'is not', null), eb('bought.deletedAt', 'is', null)]),
    eb.and([eb('payments.purchaseId', 'is', null), eb('sale.outcome', '=', 'won'), eb('sale.deletedAt', 'is', null)]),
  ])
  return eb.case().when(isThere).then(eb.lit(1)).else(eb.lit(0)).end()
}

/** Every payment beside what it is for. */
function paymentsWithSales(db: Database) {
  return db.selectFrom('payments')
    .leftJoin('deals as sale', 'sale.id', 'payments.dealId')
    .leftJoin('activities as bought', 'bought.id', 'payments.purchaseId')
}

/** Every payment with what its line shows to the viewer; the caller adds conditions, order and limit. */
export function selectPayments(db: Database, viewer: Viewer) {
  return paymentsWithSales(db)
    .leftJoin('contacts as c', join => join.onRef('c.id', '=', 'payments.contactId').on('c.deletedAt', 'is', null).on(seenBy(viewer, 'contact', 'c')))
    .leftJoin('companies', join => join.onRef('companies.id', '=', 'payments.companyId').on('companies.deletedAt', 'is', null).on(visibleCompanies(viewer)))
    .leftJoin('deals as d', join => join.onRef('d.id', '=', 'payments.dealId').on('d.deletedAt', 'is', null).on(seenBy(viewer, 'deal', 'd')))
    .leftJoin('users as u', 'u.id', 'payments.userId')
    .select(columns)
    .select([
      'c.id as contactId', 'c.firstName', 'c.lastName', 'c.email', 'c.phone', 'companies.id as companyId', 'companies.name as companyName',
      'd.id as dealId', 'd.title as dealTitle', 'bought.subject as purchaseSubject', 'u.name as userName',
    ])
    .select(eb => eb(isForSale, '=', 1).as('isForSale'))
}

/** A row as the API answers it; a record that is not the viewer's to see, or in the trash, is left out. */
export function toPayment({ firstName, lastName, email, phone, ...row }: PaymentRow): Payment {
  return { ...row, isForSale: Boolean(row.isForSale), contactName: row.contactId ? contactName({ firstName, lastName, email, phone }) : null }
}

/** Whose a deal or purchase is, also where the actor does not see the contact or company. */
export async function findLinks(db: Database, table: 'deals' | 'activities', id: string): Promise<{ contactId: string | null, companyId: string | null, dealId: string | null }> {
  const links = table === 'deals'
    ? db.selectFrom('deals').select(['contactId', 'companyId', 'id as dealId']).where('id', '=', id)
    : db.selectFrom('activities').select(['contactId', 'companyId', 'dealId']).where('id', '=', id)
  return await links.executeTakeFirstOrThrow()
}

/** Whether money came in for a deal itself, or for a purchase; what lies in the trash counts, as it may come back. */
export async function hasPayments(db: Database, { dealId, purchaseId }: { dealId: string, purchaseId?: undefined } | { dealId?: undefined, purchaseId: string }): Promise<boolean> {
  const found = await db.selectFrom('payments').select('id').limit(1)
    .$if(dealId !== undefined, query => query.where('dealId', '=', dealId!).where(eb => eb.fn.coalesce('purchaseId', eb.val('')), '=', ''))
    .$if(purchaseId !== undefined, query => query.where('purchaseId', '=', purchaseId!)).executeTakeFirst()
  return found !== undefined
}

/** The newest payments of a record. */
export async function listPaymentsOf(db: Database, viewer: Viewer, { kind, id }: SalesOf, limit: number): Promise<PaymentRow[]> {
  return await selectPayments(db, viewer).where(`payments.${kind}Id`, '=', id).where('payments.deletedAt', 'is', null).where(visiblePayments(viewer))
    .orderBy('payments.paidOn', 'desc').orderBy('payments.id', 'desc').limit(limit).execute()
}

/** What came in for a record by currency, but belongs to no sale: its deal is open, lost or gone. */
export async function sumWithoutSale(db: Database, viewer: Viewer, { kind, id }: SalesOf): Promise<{ currency: string, value: number }[]> {
  return await paymentsWithSales(db).where(`payments.${kind}Id`, '=', id).where('payments.deletedAt', 'is', null).where(visiblePayments(viewer)).where(isForSale, '=', 0)
    .groupBy('payments.currency').select(['payments.currency', eb => eb.fn.sum<number>(eb.cast<number>('payments.valueCents', 'double precision')).as('value')]).execute()
}

/** The payments of some records that the actor sees, those in the trash too: what happened to them is history. */
export async function listPaymentIds(db: Database, viewer: Viewer, records: Partial<Record<'contactId' | 'companyId' | 'dealId', string[]>>, limit: number): Promise<string[]> {
  const found = new Set<string>()
  // A look-up for each kind of record, because one with alternatives would walk all payments.
  for (const [column, ids] of Object.entries(records) as ['contactId' | 'companyId' | 'dealId', string[]][]) {
    if (ids.length === 0) continue
    const rows = await db.selectFrom('payments').select('payments.id').where(`payments.${column}`, 'in', ids).where(visiblePayments(viewer)).limit(limit).execute()
    for (const row of rows) found.add(row.id)
  }
  return [...found]
}

/** Deletes for good what was paid for a record and belongs to no other one. */
export async function deletePaymentsAlone(db: Database, column: 'contactId' | 'companyId' | 'dealId', id: string): Promise<void> {
  const others = (['contactId', 'companyId', 'dealId'] as const).filter(other => other !== column)
  let payments = db.deleteFrom('payments').where(column, '=', id)
  for (const other of others) payments = payments.where(other, 'is', null)
  await payments.execute()
}

export async function insertPayments(db: Database, rows: Insertable<PaymentsTable>[]): Promise<void> {
  await db.insertInto('payments').values(rows).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updatePaymentRow(db: Database, id: string, version: number, changes: Updateable<PaymentsTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('payments').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deletePaymentRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('payments').where('id', '=', id).execute()
}
