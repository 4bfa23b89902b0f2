import type { Company, CreateCompany, UpdateCompany } from '#shared/companies/schema'
import { toDomain } from '#shared/companies/domain'
import { fold } from '#shared/search/fold'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { renameCompanyOfContacts } from '../contacts/company-of-contacts'
import { reindexDealsOf } from '../deals/deal-search'
import { changesBetween, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertIsMember } from '../members/members'
import { assertCan, assertMayChangeOwner, assertOwner, ownerOfNew } from '../members/policy'
import { indexRecords, searchText, unindexRecords } from '../search/search-index'
import { setTags, tagNamesOf } from '../tags/tags'
import { assertMayChange, visibleCompanies } from './companies.policy'
import { findAncestorIds, findCompanyBySortName, insertCompanies, selectCompanies, toCompany, updateCompanyRow } from './companies.repository'

/** One company that the actor may see; in the trash only if asked for. */
export async function getVisibleCompany(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Company> {
  const row = await selectCompanies(db).where('companies.id', '=', id).where(visibleCompanies(actor))
    .where('companies.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return toCompany(row, (await tagNamesOf(db, 'company', [id])).get(id) ?? [])
}

/** Makes a company. Two may have the same name; people tell them apart. */
export async function createCompany(db: Database, actor: Actor, input: CreateCompany): Promise<Company> {
  assertCan(actor, 'records.create')
  const ownerId = ownerOfNew(actor, input.ownerId)
  return await inTransaction(db, async (trx) => {
    await assertIsMember(trx, actor, ownerId)
    if (input.parentId) await getVisibleCompany(trx, actor, input.parentId)
    const id = await insertCompany(trx, actor, { ...input, ownerId })
    if (input.tags?.length) await setTags(trx, 'company', id, input.tags)
    return await getVisibleCompany(trx, actor, id)
  })
}

/** The company of that name (case and accents ignored), made if there is none. */
export async function findOrCreateCompany(db: Database, actor: Actor, name: string): Promise<{ id: string, name: string }> {
  const known = await findCompanyBySortName(db, fold(name))
  return known ?? { id: await insertCompany(db, actor, { name, ownerId: actor.userId }), name }
}

async function insertCompany(db: Database, actor: Actor, company: CreateCompany): Promise<string> {
  const now = instantNow()
  const id = newId()
  const row = {
    id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId: company.ownerId ?? null, name: company.name, sortName: fold(company.name),
    domain: company.domain ?? domainOfSite(company.website), website: company.website ?? null, industry: company.industry ?? null, size: company.size ?? null,
    phone: company.phone ?? null, address: company.address ?? null, parentId: company.parentId ?? null, importId: null, isSample: 0,
  }
  await insertCompanies(db, [row])
  await indexRecords(db, 'company', [companyDocument(row)])
  await recordEvent(db, actor, { type: 'company.created', subject: { type: 'company', id }, payload: { name: company.name } })
  return id
}

/** Changes fields of a company; a new name goes along to its contacts. A stale `version` changes nothing. */
export async function updateCompany(db: Database, actor: Actor, id: string, input: UpdateCompany, version?: number): Promise<Company> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getVisibleCompany(trx, actor, id)
    await assertMayChange(trx, actor, before)
    assertMayChangeOwner(actor, before.ownerId, input.ownerId)
    await assertIsMember(trx, actor, input.ownerId)
    if (version !== undefined && version !== before.version) throw staleCompany(before)
    if (input.parentId && input.parentId !== before.parentId) await assertMayBeParent(trx, actor, id, input.parentId)
    const withDomain = input.website && input.domain === undefined && !before.domain ? { ...input, domain: domainOfSite(input.website) } : input
    const changes = changesBetween(before, withDomain)
    if (Object.keys(changes).length === 0) return before
    const { tags, ...fields } = withDomain
    const after = { ...before, ...fields }
    if (!await updateCompanyRow(trx, id, before.version, { ...fields, sortName: fold(after.name), updatedAt: instantNow() })) {
      throw staleCompany(await getVisibleCompany(trx, actor, id))
    }
    await indexRecords(trx, 'company', [companyDocument(after)])
    if (after.name !== before.name) {
      await renameCompanyOfContacts(trx, id, after.name)
      await reindexDealsOf(trx, { companyId: id })
    }
    if (tags) await setTags(trx, 'company', id, tags)
    await recordEvent(trx, actor, { type: 'company.updated', subject: { type: 'company', id }, payload: { name: after.name, changes }, tell: changes.ownerId ? after.ownerId : null })
    return await getVisibleCompany(trx, actor, id)
  })
}

/** Puts a company into the trash. Its contacts and deals stay, and stay with it, so that a restore brings all back. */
export async function deleteCompany(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'records.delete')
  await inTransaction(db, async (trx) => {
    const company = await getVisibleCompany(trx, actor, id)
    assertOwner(actor, company)
    await updateCompanyRow(trx, id, company.version, { deletedAt: instantNow() })
    await unindexRecords(trx, 'company', [id])
    await recordEvent(trx, actor, { type: 'company.deleted', subject: { type: 'company', id }, payload: { name: company.name } })
  })
}

export async function restoreCompany(db: Database, actor: Actor, id: string): Promise<Company> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const company = await getVisibleCompany(trx, actor, id, { trashed: true })
    assertOwner(actor, company)
    await updateCompanyRow(trx, id, company.version, { deletedAt: null })
    await indexRecords(trx, 'company', [companyDocument(company)])
    await recordEvent(trx, actor, { type: 'company.restored', subject: { type: 'company', id }, payload: { name: company.name } })
    return await getVisibleCompany(trx, actor, id)
  })
}

async function assertMayBeParent(db: Database, actor: Actor, id: string, parentId: string): Promise<void> {
  await getVisibleCompany(db, actor, parentId)
  const above = [parentId, ...await findAncestorIds(db, parentId)]
  if (above.includes(id)) throw invalidField('parentId', 'cyclic_parent', 'A company cannot stand above itself')
}

/** A website tells the domain of a company that has none. */
function domainOfSite(website: string | null | undefined): string | null {
  return website ? toDomain(website) ?? null : null
}

/** What a company is found by. */
export function companyDocument({ id, name, domain, industry, phone }: Pick<Company, 'id' | 'name' | 'domain' | 'industry' | 'phone'>) {
  return { id, text: searchText([name, domain, industry, phone, phone?.replace(/\D/g, '')]) }
}

function staleCompany(current: Company): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this company in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
