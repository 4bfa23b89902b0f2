import type { ImportField } from '#shared/imports/fields'
import { fold } from '#shared/search/fold'
import type { ImportedContact } from '#server/importers/imported-contact'
import type { BulkContact } from '../contacts/bulk-contacts'
import { comparablePhone, comparableUrl } from '../contacts/contact-keys'

const mostValues = 20

/** What of a contact a row can fill or overwrite. */
export type FilledFields = Partial<Omit<BulkContact, 'id' | 'version' | 'createdAt' | 'ownerId' | 'lastContactedAt' | 'tags'>>

/**
 * The fields that a row changes in a contact: empty ones are filled, addresses, numbers and links added. What is there
 * stays, except in the fields that `overwrite` names. The result holds only what is different.
 */
export function mergeRow(contact: BulkContact, row: ImportedContact, overwrite: ReadonlySet<ImportField>): FilledFields {
  return {
    ...mergedName(contact, row, overwrite),
    ...mergedCompany(contact, row, overwrite),
    ...mergedPlain(contact, row, overwrite),
    ...mergedList('emails', contact.emails, row.emails.map(withLabel), email => email.address.toLowerCase()),
    ...mergedList('phones', contact.phones, row.phones.map(withLabel), phone => comparablePhone(phone.number)),
    ...mergedList('links', contact.links, row.links.map(withLabel), link => comparableUrl(link.url)),
  }
}

/** The contact that a row makes when it matches none. */
export function contactOfRow(id: string, createdAt: string, ownerId: string, row: ImportedContact, tags: string[]): BulkContact {
  return {
    id, version: 1, createdAt, ownerId, lastContactedAt: null, companyId: null,
    firstName: row.firstName || null, lastName: row.lastName || null,
    emails: row.emails.map(withLabel), phones: row.phones.map(withLabel), links: row.links.map(withLabel),
    title: row.title || null, companyName: row.companyName || null, status: row.status ?? 'new', source: row.source || null, campaign: row.campaign || null,
    birthday: row.birthday || null, address: row.address || null, followUpDays: row.followUpDays ?? null,
    nextAction: row.nextAction || null, nextActionDate: row.nextActionDate || null, tags,
  }
}

function withLabel<Value extends { label: string }>(value: Value): Omit<Value, 'label'> & { label: string | null } {
  return { ...value, label: value.label || null }
}

const nameFields: ImportField[] = ['firstName', 'middleName', 'lastName', 'fullName']

/** A half name is completed only by one that agrees with it: "Sara" and "Amara Okafor" must not make "Sara Okafor". */
function mergedName(contact: BulkContact, row: ImportedContact, overwrite: ReadonlySet<ImportField>): FilledFields {
  if (!row.firstName && !row.lastName) return {}
  const before = { firstName: contact.firstName ?? '', lastName: contact.lastName ?? '' }
  const after = nameFields.some(field => overwrite.has(field))
    ? { firstName: row.firstName || before.firstName, lastName: row.lastName || before.lastName }
    : {
        firstName: before.firstName || (agrees(before.lastName, row.lastName) ? row.firstName : ''),
        lastName: before.lastName || (agrees(before.firstName, row.firstName) ? row.lastName : ''),
      }
  return {
    ...after.firstName === before.firstName ? {} : { firstName: after.firstName },
    ...after.lastName === before.lastName ? {} : { lastName: after.lastName },
  }
}

function agrees(before: string, row: string): boolean {
  return !before || fold(before) === fold(row)
}

function mergedCompany(contact: BulkContact, row: ImportedContact, overwrite: ReadonlySet<ImportField>): FilledFields {
  const isFree = !contact.companyId && !contact.companyName
  if (!row.companyName || !(isFree || overwrite.has('companyName')) || fold(row.companyName) === fold(contact.companyName ?? '')) return {}
  return { companyName: row.companyName, companyId: null }
}

function mergedPlain(contact: BulkContact, row: ImportedContact, overwrite: ReadonlySet<ImportField>): FilledFields {
  const changes: FilledFields = {}
  for (const field of ['title', 'source', 'campaign', 'birthday', 'address', 'nextAction', 'nextActionDate'] as const) {
    if (row[field] && row[field] !== contact[field] && (!contact[field] || overwrite.has(field))) changes[field] = row[field]
  }
  const overwritesAddress = [...overwrite].some(field => field.startsWith('address'))
  if (overwritesAddress && row.address && row.address !== contact.address) changes.address = row.address
  if (row.followUpDays && row.followUpDays !== contact.followUpDays && (contact.followUpDays === null || overwrite.has('followUpDays'))) changes.followUpDays = row.followUpDays
  if (row.status && row.status !== contact.status && overwrite.has('status')) changes.status = row.status
  return changes
}

function mergedList<Name extends 'emails' | 'phones' | 'links', Value>(name: Name, before: Value[], added: Value[], keyOf: (value: Value) => string): FilledFields {
  if (added.length === 0) return {}
  const known = new Set(before.map(keyOf))
  const fresh = added.filter(value => !known.has(keyOf(value)) && known.add(keyOf(value)))
  const after = [...before, ...fresh].slice(0, mostValues)
  return after.length === before.length ? {} : { [name]: after }
}
