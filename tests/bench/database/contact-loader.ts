import { companyDocument } from '#server/domain/companies/companies'
import { contactDocument, followUpAt, sortName } from '#server/domain/contacts/contact-fields'
import { contactKeys } from '#server/domain/contacts/contact-keys'
import { newId } from '#server/domain/ids'
import { contactName } from '#shared/contacts/name'
import { fold } from '#shared/search/fold'
import { company as makeCompany, type CorpusCompany } from '../corpus/companies'
import type { CorpusContact } from '../corpus/contacts'
import type { Loading } from './loading'
import { instantOrNull } from './last-interactions'

export function loadCompany({ tables, events, account }: Loading, company: CorpusCompany): void {
  const { id, name, domain, industry, size, phone, address } = company
  const createdAt = new Date(company.createdAt).toISOString()
  tables.insert('companies', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, ownerId: account.userId, name, sortName: fold(name), domain,
    website: `https://www.${domain}`, industry, size, phone, address, parentId: null, importId: null, isSample: 0,
  })
  tables.insert('companySearch', { ...companyDocument({ id, name, domain, industry, phone }), companyText: '' })
  events.record('company.created', 'company', id, createdAt, { name })
}

export function loadContact(loading: Loading, contact: CorpusContact, index: number): void {
  const { tables, events, account, size, now } = loading
  const { id, firstName, lastName, email, phone, title, companyId, status, source, campaign, birthday, followUpDays, nextAction, nextActionDate } = contact
  const createdAt = new Date(contact.createdAt).toISOString()
  const lastContactedAt = instantOrNull(loading.lastInteractions.ofContact[index]!)
  const companyName = contact.company === null ? null : makeCompany(contact.company, size, now).name
  const emails = email === null ? [] : [{ address: email, label: 'work' }]
  const phones = phone === null ? [] : [{ number: phone, label: 'mobile' }]
  tables.insert('contacts', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, ownerId: account.userId, firstName, lastName,
    sortName: sortName({ firstName, lastName, email, phone }), email, emails: JSON.stringify(emails), phone, phones: JSON.stringify(phones), title,
    companyId, companyName, companySort: companyName === null ? null : fold(companyName), status, source, campaign, birthday, address: null, links: '[]',
    lastContactedAt, followUpDays, followUpAt: followUpAt({ followUpDays, lastContactedAt, createdAt }), nextAction, nextActionDate,
    score: index % 101, importId: null, isSample: 0,
  })
  for (const { kind, value } of contactKeys({ emails, phones, links: [] })) tables.insert('contactKeys', { id: newId(), contactId: id, kind, value })
  for (const tag of contact.tags) tables.insert('contactTags', { contactId: id, tagId: loading.tagId(tag) })
  tables.insert('contactSearch', { id, ...contactDocument({ firstName, lastName, email, phone, title, emails, phones, companyName }) })
  events.record('contact.created', 'contact', id, createdAt, { name: contactName({ firstName, lastName, email, phone }) })
}
