import type { Insertable } from 'kysely'
import { fold } from '#shared/search/fold'
import type { CompaniesTable, ContactsTable } from '#server/db/schema'
import { followUpAt, sortName } from '../contacts/contact-fields'
import { campaignOf } from './money-rows'
import type { SampleCompany, SampleContact } from './sample-record'
import type { SampleWriting } from './sample-writing'

export function companyRow({ ids, actor }: SampleWriting, company: SampleCompany): Insertable<CompaniesTable> {
  const { key, name, domain, website, industry, size, phone, address, createdAt } = company
  return {
    id: ids.company(key)!, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, ownerId: actor.userId, name, sortName: fold(name),
    domain, website, industry, size, phone, address, parentId: null, importId: null, isSample: 1,
  }
}

export function contactRow({ ids, actor, records, lastInteraction }: SampleWriting, contact: SampleContact): Insertable<ContactsTable> {
  const { key, firstName, lastName, emails, phones, links, title, status, source, birthday, address, followUpDays, nextAction, nextActionDate, createdAt } = contact
  const companyName = records.companies.find(company => company.key === contact.company)?.name ?? null
  const email = emails[0]?.address ?? null
  const phone = phones[0]?.number ?? null
  const lastContactedAt = lastInteraction('contact', key)
  return {
    id: ids.contact(key), version: 1, createdAt, updatedAt: createdAt, deletedAt: null, ownerId: actor.userId, firstName, lastName,
    sortName: sortName({ firstName, lastName, email, phone }), email, emails: JSON.stringify(emails), phone, phones: JSON.stringify(phones), title,
    companyId: ids.company(contact.company), companyName, companySort: companyName === null ? null : fold(companyName),
    status, source, campaign: campaignOf(key), birthday, address, links: JSON.stringify(links), lastContactedAt, followUpDays,
    followUpAt: followUpAt({ followUpDays, lastContactedAt, createdAt }), nextAction, nextActionDate, score: 0, importId: null, isSample: 1,
  }
}
