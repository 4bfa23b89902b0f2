import { contactName } from '#shared/contacts/name'
import type { Contact, UpdateContact } from '#shared/contacts/schema'
import { fold } from '#shared/search/fold'
import { searchText } from '../search/search-index'

export { followUpAt } from '#shared/contacts/follow-up'

type Address = Contact['emails'][number]
type Phone = Contact['phones'][number]

/** The list of addresses after a change that may name all of them (`emails`) or the first one (`email`). */
function mergeEmails(before: Address[], { email, emails }: Pick<UpdateContact, 'email' | 'emails'>): Address[] {
  const all = emails ?? before
  if (email === undefined) return all
  const others = emails ? all : all.slice(1)
  return email === null ? others : [{ address: email, label: all[0]?.label ?? null }, ...others.filter(other => other.address !== email)]
}

function mergePhones(before: Phone[], { phone, phones }: Pick<UpdateContact, 'phone' | 'phones'>): Phone[] {
  const all = phones ?? before
  if (phone === undefined) return all
  const others = phones ? all : all.slice(1)
  return phone === null ? others : [{ number: phone, label: all[0]?.label ?? null }, ...others.filter(other => other.number !== phone)]
}

type Before = Pick<Contact, 'emails' | 'phones'>

/** A change in which `email`/`emails` and `phone`/`phones` say the same. */
export function withMergedLists(before: Before, changes: UpdateContact): UpdateContact {
  const merged = { ...changes }
  if (changes.email !== undefined || changes.emails) {
    merged.emails = mergeEmails(before.emails, changes)
    merged.email = merged.emails[0]?.address ?? null
  }
  if (changes.phone !== undefined || changes.phones) {
    merged.phones = mergePhones(before.phones, changes)
    merged.phone = merged.phones[0]?.number ?? null
  }
  return merged
}

interface Described {
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  title: string | null
  emails: Address[]
  phones: Phone[]
  companyName: string | null
}

/** What lists sort a contact by. Never empty, so that one without a name sorts by address or number. */
export function sortName(contact: Pick<Described, 'firstName' | 'lastName' | 'email' | 'phone'>): string {
  return fold(contactName(contact)).slice(0, 200)
}

/** What a contact is found by. */
export function contactDocument(contact: Described): { text: string, companyText: string } {
  return {
    text: searchText([
      contact.firstName, contact.lastName, contact.title,
      ...contact.emails.map(({ address }) => address),
      ...contact.phones.flatMap(({ number }) => [number, number.replace(/\D/g, '')]),
    ]),
    companyText: searchText([contact.companyName]),
  }
}
