import type { Contact } from '#shared/contacts/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { findOrCreateCompany, getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'

interface Links { contactId: string | null, contactIds: string[], companyId: string | null }
interface Named { contactId?: string | null, contactIds?: string[], companyId?: string | null, companyName?: string | null }

const nothing: Links = { contactId: null, contactIds: [], companyId: null }

/**
 * The contacts and the company of a deal after a change; `contactIds` are all of them, the first one (`contactId`) included.
 * A new deal takes the company of its contact; one named in words is found or made. What the actor may not see cannot be named.
 * `first` is the first contact, where it was not there before.
 */
export async function linksAfter(db: Database, actor: Actor, input: Named, before?: Links): Promise<Links & { first?: Contact }> {
  const { contactId, contactIds } = contactsAfter(before ?? nothing, input)
  const contacts = []
  for (const id of contactIds.filter(id => !before?.contactIds.includes(id))) contacts.push(await getContact(db, actor, id))
  const first = contacts.find(contact => contact.id === contactId)
  const inherited = before ? before.companyId : first?.companyId ?? null
  const companyId = await companyOf(db, actor, input)
  return { contactId, contactIds, companyId: companyId === undefined ? inherited : companyId, first }
}

/** The named company: none (null), or not said (undefined). */
async function companyOf(db: Database, actor: Actor, { companyId, companyName }: Named): Promise<string | null | undefined> {
  if (companyId) return (await getVisibleCompany(db, actor, companyId)).id
  if (companyName) return (await findOrCreateCompany(db, actor, companyName)).id
  return companyId === null || companyName === null ? null : undefined
}

function contactsAfter(before: Links, input: Named): { contactId: string | null, contactIds: string[] } {
  if (input.contactId === undefined && !input.contactIds) return before
  const others = input.contactIds ?? before.contactIds.filter(id => id !== before.contactId)
  const first = input.contactId === undefined ? (others.includes(before.contactId ?? '') ? before.contactId : others[0] ?? null) : input.contactId
  return { contactId: first, contactIds: [...new Set(first ? [first, ...others] : others)] }
}
