import { mayDispose } from '#shared/members/permissions'
import type { Accepted } from '#shared/reading/answers'
import type { AcceptReading } from '#shared/reading/schema'
import { inTransaction, type Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { logActivity } from '../activities/activities'
import type { Actor } from '../actor'
import { createCompany, getVisibleCompany, updateCompany } from '../companies/companies'
import { companyByName } from '../companies/companies-by-name'
import { createContact, getContact, updateContact } from '../contacts/contacts'
import { createDeal } from '../deals/deals'
import { assertCan } from '../members/policy'
import { createTask } from '../tasks/tasks'
import { additionsTo } from './additions'

/**
 * Stores what a person takes over from a reading, all of it or nothing: companies first, then contacts, which find them by
 * name, then what belongs to the contacts.
 */
export async function acceptReading(db: Database, actor: Actor, { companies, people, deals, tasks, mails }: AcceptReading): Promise<Accepted[]> {
  assertCan(actor, 'records.create')
  return await inTransaction(db, async (trx) => {
    const accepted: Accepted[] = []
    const done = (key: string, type: Accepted['type'], { id }: { id: string }, name: string) => void accepted.push({ key, type, id, name })
    const contactOf = (contact: AcceptReading['deals'][number]['contact']): { contactId?: string } => {
      if (!contact) return {}
      const contactId = 'id' in contact ? contact.id : accepted.find(({ key, type }) => type === 'contact' && key === contact.key)?.id
      if (!contactId) throw invalidField('contact', 'unknown_key', 'The person is not accepted in this request')
      return { contactId }
    }
    for (const { key, fields } of companies) {
      const company = await companyFor(trx, actor, fields)
      done(key, 'company', company, company.name)
    }
    for (const { key, id, fields } of people) {
      const contact = id ? await addTo(trx, actor, id, fields) : await createContact(trx, actor, fields)
      done(key, 'contact', contact, contact.name)
    }
    for (const { key, fields, contact } of deals) {
      const deal = await createDeal(trx, actor, { ...fields, ...contactOf(contact) })
      done(key, 'deal', deal, deal.title)
    }
    for (const { key, fields, contact } of tasks) {
      const task = await createTask(trx, actor, { ...fields, ...contactOf(contact) })
      done(key, 'task', task, task.title)
    }
    for (const { key, fields, contact } of mails) {
      const activity = await logActivity(trx, actor, { ...fields, ...contactOf(contact) })
      done(key, 'activity', activity, activity.subject ?? '')
    }
    return accepted
  })
}

/** A contact accepted before may have brought the company along by its name: that one then gets the domain. */
async function companyFor(db: Database, actor: Actor, fields: AcceptReading['companies'][number]['fields']) {
  const known = await companyByName(db, actor, fields.name)
  if (!known) return await createCompany(db, actor, fields)
  const company = await getVisibleCompany(db, actor, known.id)
  return fields.domain && !company.domain && mayDispose(actor, company) ? await updateCompany(db, actor, company.id, { domain: fields.domain }) : company
}

/** A contact that exists keeps what it has: only what is new is added. */
async function addTo(db: Database, actor: Actor, id: string, fields: AcceptReading['people'][number]['fields']) {
  const contact = await getContact(db, actor, id)
  const { firstName, lastName, title, companyName, emails = [], phones = [] } = fields
  const additions = additionsTo(contact, {
    firstName: firstName ?? '', lastName: lastName ?? '', title: title ?? '', companyName: companyName ?? '',
    emails: emails.map(({ address }) => address), phones: phones.map(({ number }) => number),
  })
  return await updateContact(db, actor, id, additions)
}
