import type { Day, Flag, Tenant, TenantRecord } from './schema'

/** What a purchase was worth. The activity with the same id says what, by whom and whether it lies in the trash. */
export interface PurchasesTable extends Tenant {
  id: string
  valueCents: number
  currency: string
  purchasedOn: Day
  source: string | null
  campaign: string | null
}

/** Money that came in: for a purchase, else for a deal; for neither, once they are gone. */
export interface PaymentsTable extends TenantRecord {
  contactId: string | null
  companyId: string | null
  dealId: string | null
  purchaseId: string | null
  valueCents: number
  currency: string
  paidOn: Day
  method: string | null
  note: string | null
  userId: string | null
  isSample: Flag
}
