import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { insertBulkNotes, type BulkNote } from '../activities/bulk-notes'
import { insertBulkContacts, updateBulkContacts, type BulkContact } from '../contacts/bulk-contacts'
import { findOrCreateCompanies } from '../companies/bulk-companies'
import { recordEvents } from '../events/events'
import { addContactTags } from '../tags/bulk-tags'
import { contactEvents } from './contact-events'
import { settleByAddress } from './found-companies'
import type { ImportAuthor } from './import-author'
import { importRowsOf } from './import-rows'
import type { ImportPlanner, RowPlan } from './import-planner'
import { insertImportRows } from './imports.repository'

/** Writes what a batch of rows decided, with its events, and answers the tags it had to make. */
export async function writePlans(db: Database, author: ImportAuthor, importId: string, planner: ImportPlanner, plans: RowPlan[]): Promise<string[]> {
  const contacts = contactsOf(planner, plans)
  const companyEvents = await settleCompanies(db, author, importId, [...contacts.created, ...contacts.changed], plans)
  const foundEvents = await settleByAddress(db, author, importId, contacts.created)
  for (const contact of contacts.changed) contact.version++
  await insertBulkContacts(db, contacts.created, importId)
  await updateBulkContacts(db, contacts.changed)
  const madeTags = await addContactTags(db, plans.flatMap(plan => plan.contactId ? [{ contactId: plan.contactId, names: plan.newTags }] : []))
  const noteEvents = await insertBulkNotes(db, author, notesOf(plans), importId)
  await recordEvents(db, author, [...companyEvents, ...contactEvents(importId, contacts.created, planner, plans), ...foundEvents, ...noteEvents])
  await insertImportRows(db, importRowsOf(importId, planner, plans))
  return madeTags
}

/** The contacts of a batch as they are to be written; one that is new is never also changed. */
function contactsOf(planner: ImportPlanner, plans: RowPlan[]): { created: BulkContact[], changed: BulkContact[] } {
  const created = new Set<BulkContact>()
  const changed = new Set<BulkContact>()
  for (const { contactId, after, newTags } of plans) {
    const draft = contactId ? planner.drafts.get(contactId) : undefined
    if (!draft) continue
    if (draft.isNew) created.add(draft.contact)
    else if (Object.keys(after).length > 0 || newTags.length > 0) changed.add(draft.contact)
  }
  return { created: [...created], changed: [...changed] }
}

/** Gives contacts that name a company that company, found or made, under its own spelling. */
async function settleCompanies(db: Database, author: ImportAuthor, importId: string, contacts: BulkContact[], plans: RowPlan[]) {
  const homeless = contacts.filter(contact => contact.companyName && !contact.companyId)
  const websites = new Map(plans.flatMap(({ row: { content } }) =>
    content.kind === 'contact' && content.contact.companyWebsite ? [[fold(content.contact.companyName), content.contact.companyWebsite] as const] : []))
  const wanted = homeless.map(({ companyName }) => ({ name: companyName ?? '', website: websites.get(fold(companyName ?? '')) ?? '' }))
  if (wanted.length === 0) return []
  const { byName, events } = await findOrCreateCompanies(db, author, wanted, importId)
  for (const contact of homeless) {
    const company = byName.get(fold(contact.companyName ?? ''))
    contact.companyId = company?.id ?? null
    contact.companyName = company?.name ?? contact.companyName
  }
  const byId = new Map(homeless.map(contact => [contact.id, contact]))
  for (const { contactId, after } of plans) {
    const contact = contactId && 'companyName' in after ? byId.get(contactId) : undefined
    if (contact) Object.assign(after, { companyId: contact.companyId, companyName: contact.companyName })
  }
  return events
}

function notesOf(plans: RowPlan[]): BulkNote[] {
  return plans.flatMap(({ contactId, note }) => contactId && note ? [{ contactId, body: note }] : [])
}
