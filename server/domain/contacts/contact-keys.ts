import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

interface Reachable {
  emails: { address: string }[]
  phones: { number: string }[]
  links: { url: string }[]
}

export interface ContactKey { kind: 'email' | 'phone' | 'url', value: string }

/** Reading a number costs more than anything else in a key, and lists and imports ask for the same ones again. */
const knownNumbers = new Map<string, string>()
const mostKnownNumbers = 5000

/** A phone number in comparable form: E.164 where it can be read, else its digits. */
export function comparablePhone(number: string): string {
  const known = knownNumbers.get(number)
  if (known !== undefined) return known
  const comparable = readNumber(number)
  if (knownNumbers.size >= mostKnownNumbers) knownNumbers.clear()
  knownNumbers.set(number, comparable)
  return comparable
}

function readNumber(number: string): string {
  const digits = number.replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0)).replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
  return parsePhoneNumberFromString(digits.replace(/^\s*00/, '+'))?.number ?? digits.replace(/\D/g, '').replace(/^00/, '')
}

/** A profile address in comparable form: no scheme, no `www.`, no trailing slash, lower case. */
export function comparableUrl(url: string): string {
  return url.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/[?#].*$/, '').replace(/\/+$/, '')
}

/** By what duplicates and import rows find this contact. */
export function contactKeys({ emails, phones, links }: Reachable): ContactKey[] {
  const keys: ContactKey[] = [
    ...emails.map(({ address }) => ({ kind: 'email' as const, value: address.toLowerCase() })),
    ...phones.map(({ number }) => ({ kind: 'phone' as const, value: comparablePhone(number) })),
    ...links.map(({ url }) => ({ kind: 'url' as const, value: comparableUrl(url) })),
  ]
  const seen = new Set<string>()
  return keys.filter(({ kind, value }) => value && !seen.has(`${kind} ${value}`) && seen.add(`${kind} ${value}`))
}

/** The same as they are stored, each with its contact. */
export function keysOf(contact: Reachable & { id: string }): (ContactKey & { contactId: string })[] {
  return contactKeys(contact).map(key => ({ contactId: contact.id, ...key }))
}
