import type { Insertable, Selectable, Updateable } from 'kysely'
import { contactName } from '#shared/contacts/name'
import type { Purchase } from '#shared/money/schema'
import type { Database } from '#server/db/database'
import type { PurchasesTable } from '#server/db/money-tables'
import type { ActivitiesTable } from '#server/db/activity-tables'
import { visibleCompanies } from '../companies/companies.policy'
import { seenBy, type Viewer } from '../shares/visibility'

interface Neighbours {
  contactId: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  companyId: string | null
  companyName: string | null
  dealId: string | null
  dealTitle: string | null
  userId: string | null
  userName: string | null
}

export type PurchaseRow = Omit<Selectable<PurchasesTable>, 'organizationId'>
  & Pick<Selectable<ActivitiesTable>, 'version' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'subject' | 'body'>
  & Neighbours & { paid: number | null }

/** Every purchase with what its line shows to the viewer; the caller adds conditions, order and limit. */
export function selectPurchases(db: Database, viewer: Viewer) {
  return db.selectFrom('purchases')
    .innerJoin('activities', 'activities.id', 'purchases.id')
    .leftJoin('contacts as c', join => join.onRef('c.id', '=', 'activities.contactId').on('c.deletedAt', 'is', null).on(seenBy(viewer, 'contact', 'c')))
    .leftJoin('companies', join => join.onRef('companies.id', '=', 'activities.companyId').on('companies.deletedAt', 'is', null).on(visibleCompanies(viewer)))
    .leftJoin('deals as d', join => join.onRef('d.id', '=', 'activities.dealId').on('d.deletedAt', 'is', null).on(seenBy(viewer, 'deal', 'd')))
    .leftJoin('users as u', 'u.id', 'activities.userId')
    .select(['purchases.id', 'purchases.valueCents', 'purchases.currency', 'purchases.purchasedOn', 'purchases.source', 'purchases.campaign'])
    .select(['activities.version', 'activities.createdAt', 'activities.updatedAt', 'activities.deletedAt', 'activities.subject', 'activities.body'])
    .select([
      'c.id as contactId', 'c.firstName', 'c.lastName', 'c.email', 'c.phone', 'companies.id as companyId', 'companies.name as companyName',
      'd.id as dealId', 'd.title as dealTitle', 'activities.userId', 'u.name as userName',
    ])
    .select(eb => eb.selectFrom('payments as p').select(sub => sub.fn.sum<number>(sub.cast<number>('p.valueCents', 'double precision')).as('paid'))
      .whereRef('p.purchaseId', '=', 'purchases.id').where('p.deletedAt', 'is', null).as('paid'))
}

/** A row as the API answers it; a record that is not the viewer's to see, or in the trash, is left out. */
export function toPurchase({ firstName, lastName, email, phone, paid, ...row }: PurchaseRow): Purchase {
  return { ...row, contactName: row.contactId ? contactName({ firstName, lastName, email, phone }) : null, paidCents: paid ?? 0 }
}

export async function insertPurchase(db: Database, row: Insertable<PurchasesTable>): Promise<void> {
  await db.insertInto('purchases').values(row).execute()
}

export async function updatePurchaseRow(db: Database, id: string, changes: Updateable<PurchasesTable>): Promise<void> {
  await db.updateTable('purchases').set(changes).where('id', '=', id).execute()
}
