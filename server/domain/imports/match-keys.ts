import type { ImportReason } from '#shared/imports/schema'
import { fold } from '#shared/search/fold'
import { isProfileUrl } from '#server/importers/values/links'
import { comparablePhone, comparableUrl } from '../contacts/contact-keys'
import { sortName } from '../contacts/contact-fields'

/** By what a row finds a contact: `text` is the same for both when they match. */
export interface MatchKey { kind: 'email' | 'url' | 'phone' | 'company' | 'row', text: string }

export const reasonOf: Record<MatchKey['kind'], ImportReason> = {
  email: 'same_email', url: 'same_profile', phone: 'same_phone_and_name', company: 'same_name_and_company', row: 'same_row',
}

interface Matchable {
  firstName: string | null
  lastName: string | null
  emails: { address: string }[]
  phones: { number: string }[]
  links: { url: string }[]
  companyName: string | null
}

/** The keys of a row or a contact, in the order in which they decide. A name alone is none. */
export function matchKeys(contact: Matchable): MatchKey[] {
  const name = nameOf(contact)
  const company = fold(contact.companyName ?? '')
  return [
    ...contact.emails.map(({ address }) => ({ kind: 'email' as const, text: address.toLowerCase() })),
    ...contact.links.filter(({ url }) => isProfileUrl(url)).map(({ url }) => ({ kind: 'url' as const, text: comparableUrl(url) })),
    ...name ? contact.phones.map(({ number }) => ({ kind: 'phone' as const, text: `${comparablePhone(number)} ${name}` })) : [],
    ...name && company ? [{ kind: 'company' as const, text: `${name}\n${company}` }] : [],
  ]
}

/** The keys of a contact or row as one text each, for maps. */
export function keyText({ kind, text }: MatchKey): string {
  return `${kind} ${text}`
}

/** The folded name, as contacts are sorted by it; '' for a contact without one. */
export function nameOf(contact: Pick<Matchable, 'firstName' | 'lastName'>): string {
  return contact.firstName || contact.lastName ? sortName({ firstName: contact.firstName, lastName: contact.lastName, email: null, phone: null }) : ''
}
