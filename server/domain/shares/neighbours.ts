import { contactName } from '#shared/contacts/name'

/** The records beside a row, as far as the viewer sees them: its contact `c`, its company, its deal `d`. */
export interface Neighbours {
  contactId: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  companyId: string | null
  companyName: string | null
  dealId: string | null
  dealTitle: string | null
}

/** What is read of them. */
export const neighbourColumns = [
  'c.id as contactId', 'c.firstName', 'c.lastName', 'c.email', 'c.phone', 'companies.id as companyId', 'companies.name as companyName', 'd.id as dealId', 'd.title as dealTitle',
] as const

/** A row with its contact's name in place of what makes it; null where there is none that the viewer sees. */
export function withContactName<Row extends Neighbours>({ firstName, lastName, email, phone, ...row }: Row) {
  return { ...row, contactName: row.contactId ? contactName({ firstName, lastName, email, phone }) : null }
}
