import type { Contact, UpdateContact } from '#shared/contacts/schema'
import type { ReadPerson } from '#shared/reading/answers'
import { mergeRow } from '../imports/merge'

type Told = Pick<ReadPerson, 'firstName' | 'lastName' | 'emails' | 'phones' | 'title' | 'companyName'>

const nothing = { companyWebsite: '', birthday: '', address: '', links: [], status: undefined, source: '', campaign: '', followUpDays: undefined, nextAction: '', nextActionDate: '' }

/** What a person of a thread adds to a contact, by the rules of an import: empty fields are filled, addresses and numbers added, nothing is overwritten. */
export function additionsTo(contact: Contact, { emails, phones, ...told }: Told): UpdateContact {
  const { companyId: _, ...changes } = mergeRow(contact, {
    ...nothing, ...told,
    emails: emails.map(address => ({ address, label: '' })),
    phones: phones.map(number => ({ number, label: '' })),
  }, new Set())
  return changes
}
