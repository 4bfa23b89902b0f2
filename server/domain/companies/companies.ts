import type { Company } from '#shared/companies/schema'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { indexRecords, searchText } from '../search/search-index'
import { tagNamesOf } from '../tags/tags'
import { visibleCompanies } from './companies.policy'
import { findCompanyBySortName, insertCompanies, selectCompanies, toCompany } from './companies.repository'

/** One company that the actor may see; in the trash only if asked for. */
export async function getVisibleCompany(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Company> {
  const row = await selectCompanies(db).where('companies.id', '=', id).where(visibleCompanies(actor))
    .where('companies.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return toCompany(row, (await tagNamesOf(db, 'company', [id])).get(id) ?? [])
}

/** The company of that name (case and accents ignored), made if there is none. */
export async function findOrCreateCompany(db: Database, actor: Actor, name: string): Promise<{ id: string, name: string }> {
  const sortName = fold(name)
  const known = await findCompanyBySortName(db, sortName)
  if (known) return known
  const now = instantNow()
  const id = newId()
  await insertCompanies(db, [{
    id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId: actor.userId, name, sortName,
    domain: null, website: null, industry: null, size: null, phone: null, address: null, parentId: null, importId: null, isSample: 0,
  }])
  await indexRecords(db, 'company', [{ id, text: searchText([name]) }])
  await recordEvent(db, actor, { type: 'company.created', subject: { type: 'company', id }, payload: { name } })
  return { id, name }
}
