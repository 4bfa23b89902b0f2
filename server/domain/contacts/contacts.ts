import type { Contact, CreateContact, UpdateContact } from '#shared/contacts/schema'
import { contactName } from '#shared/contacts/name'
import { fold } from '#shared/search/fold'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { findOrCreateCompany, getVisibleCompany } from '../companies/companies'
import { companyOfAddresses } from '../companies/companies-by-domain'
import { reindexDealsOf } from '../deals/deal-search'
import { changesBetween, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertIsMember } from '../members/members'
import { assertCan, assertMayChangeOwner, assertOwner, ownerOfNew } from '../members/policy'
import { indexRecords, unindexRecords } from '../search/search-index'
import { assertSees } from '../shares/visibility'
import { setTags, tagNamesOf } from '../tags/tags'
import { companyFound } from './company-found'
import { contactDocument, followUpAt, sortName, withMergedLists } from './contact-fields'
import { keysOf } from './contact-keys'
import { assertNoDuplicate } from './duplicates'
import { deleteContactKeys, findContactRow, insertContactKeys, insertContacts, toContact, updateContactRow } from './contacts.repository'

/** One contact that the actor may see; in the trash only if asked for. */
export async function getContact(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Contact> {
  const row = await findContactRow(db, id)
  if (!row || (row.deletedAt !== null) !== trashed) throw notFound()
  await assertSees(db, actor, 'contact', row)
  return toContact(row, (await tagNamesOf(db, 'contact', [id])).get(id) ?? [])
}

/** Makes a contact; a company named in words is found or made. Throws duplicate_email unless duplicates are wanted. */
export async function createContact(db: Database, actor: Actor, input: CreateContact, { allowDuplicate = false } = {}): Promise<Contact> {
  assertCan(actor, 'records.create')
  const ownerId = ownerOfNew(actor, input.ownerId)
  return await inTransaction(db, async (trx) => {
    await assertIsMember(trx, actor, ownerId)
    const fields = withMergedLists({ emails: [], phones: [] }, input)
    if (!allowDuplicate) await assertNoDuplicate(trx, actor, fields.emails ?? [])
    const named = await companyOf(trx, actor, input)
    const company = named ?? await companyOfAddresses(trx, actor, fields.emails ?? [])
    const now = instantNow()
    const contact = {
      id: newId(), version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId,
      firstName: input.firstName ?? null, lastName: input.lastName ?? null,
      email: fields.email ?? null, emails: fields.emails ?? [], phone: fields.phone ?? null, phones: fields.phones ?? [],
      title: input.title ?? null, companyId: company?.id ?? null, companyName: company?.name ?? null,
      status: input.status ?? 'new' as const, source: input.source ?? null, campaign: input.campaign ?? null, birthday: input.birthday ?? null, address: input.address ?? null,
      links: input.links ?? [], lastContactedAt: null, followUpDays: input.followUpDays ?? null,
      nextAction: input.nextAction ?? null, nextActionDate: input.nextActionDate ?? null, score: 0,
    }
    await insertContacts(trx, [{
      ...contact, emails: JSON.stringify(contact.emails), phones: JSON.stringify(contact.phones), links: JSON.stringify(contact.links),
      sortName: sortName(contact), companySort: company ? fold(company.name) : null, followUpAt: followUpAt(contact), importId: null, isSample: 0,
    }])
    await insertContactKeys(trx, keysOf(contact))
    await indexRecords(trx, 'contact', [{ id: contact.id, ...contactDocument(contact) }])
    if (input.tags?.length) await setTags(trx, 'contact', contact.id, input.tags)
    await recordEvent(trx, actor, { type: 'contact.created', subject: { type: 'contact', id: contact.id }, payload: { name: contactName(contact) } })
    if (company && !named) await recordEvent(trx, actor, companyFound(contact, company))
    return await getContact(trx, actor, contact.id)
  })
}

/** Changes fields of a contact. `version` is the one the caller has seen; a stale one changes nothing. */
export async function updateContact(db: Database, actor: Actor, id: string, input: UpdateContact, version?: number): Promise<Contact> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getContact(trx, actor, id)
    assertMayChangeOwner(actor, before.ownerId, input.ownerId)
    await assertIsMember(trx, actor, input.ownerId)
    if (version !== undefined && version !== before.version) throw staleContact(before)
    const { tags, companyId: _, companyName: __, ...fields } = withMergedLists(before, input)
    const company = input.companyId !== undefined || input.companyName !== undefined ? await companyOf(trx, actor, input) : undefined
    const found = company === undefined && fields.emails && !before.companyId && !before.companyName ? await companyOfAddresses(trx, actor, newAmong(fields.emails, before.emails)) : undefined
    const changed: Partial<Contact> = { ...fields, ...(company === undefined ? {} : { companyId: company?.id ?? null, companyName: company?.name ?? null }) }
    const after = { ...before, ...changed, ...(found ? { companyId: found.id, companyName: found.name } : {}) }
    if (!contactName(after)) throw new DomainError('invalid_fields', { detail: 'A contact needs a name, an e-mail address or a phone number.', issues: [{ path: 'firstName', code: 'name_email_or_phone_required', message: 'A contact needs a name, an e-mail address or a phone number' }] })
    const changes = changesBetween(before, { ...changed, ...(tags ? { tags } : {}) })
    if (Object.keys(changes).length === 0) return before
    const { emails, phones, links, ...plain } = { ...changed, ...(found ? { companyId: found.id, companyName: found.name } : {}) }
    const written = await updateContactRow(trx, id, before.version, {
      ...plain,
      ...(emails ? { emails: JSON.stringify(emails) } : {}), ...(phones ? { phones: JSON.stringify(phones) } : {}), ...(links ? { links: JSON.stringify(links) } : {}),
      sortName: sortName(after), companySort: after.companyName ? fold(after.companyName) : null, followUpAt: followUpAt(after), updatedAt: instantNow(),
    })
    if (!written) throw staleContact(await getContact(trx, actor, id))
    await deleteContactKeys(trx, id)
    await insertContactKeys(trx, keysOf(after))
    await indexRecords(trx, 'contact', [{ id, ...contactDocument(after) }])
    if (contactName(after) !== contactName(before)) await reindexDealsOf(trx, { contactId: id })
    if (tags) await setTags(trx, 'contact', id, tags)
    await recordEvent(trx, actor, { type: 'contact.updated', subject: { type: 'contact', id }, payload: { name: contactName(after), changes }, tell: changes.ownerId ? after.ownerId : null })
    if (found) await recordEvent(trx, actor, companyFound(after, found))
    return await getContact(trx, actor, id)
  })
}

/** Puts a contact into the trash, from where it can be restored. */
export async function deleteContact(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'records.delete')
  await inTransaction(db, async (trx) => {
    const contact = await getContact(trx, actor, id)
    assertOwner(actor, contact)
    await updateContactRow(trx, id, contact.version, { deletedAt: instantNow() })
    await unindexRecords(trx, 'contact', [id])
    await recordEvent(trx, actor, { type: 'contact.deleted', subject: { type: 'contact', id }, payload: { name: contact.name } })
  })
}

export async function restoreContact(db: Database, actor: Actor, id: string): Promise<Contact> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const contact = await getContact(trx, actor, id, { trashed: true })
    assertOwner(actor, contact)
    await updateContactRow(trx, id, contact.version, { deletedAt: null })
    await indexRecords(trx, 'contact', [{ id, ...contactDocument(contact) }])
    await recordEvent(trx, actor, { type: 'contact.restored', subject: { type: 'contact', id }, payload: { name: contact.name } })
    return await getContact(trx, actor, id)
  })
}

/** The answer to a change of a contact that has changed meanwhile. */
export function staleContact(current: Contact): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this contact in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}

/** Addresses that were not there before: of what stood there already, the person has decided. */
function newAmong(emails: Contact['emails'], before: Contact['emails']): Contact['emails'] {
  return emails.filter(({ address }) => !before.some(known => known.address === address))
}

/** The company that a payload means: by id, by name (found or made), or none (null). */
async function companyOf(db: Database, actor: Actor, { companyId, companyName }: { companyId?: string | null, companyName?: string | null }) {
  if (companyId) return await getVisibleCompany(db, actor, companyId)
  if (companyName) return await findOrCreateCompany(db, actor, companyName)
  return null
}
