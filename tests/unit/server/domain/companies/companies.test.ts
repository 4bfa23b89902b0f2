import { beforeAll, describe, expect, it } from 'vitest'
import { listCompaniesSchema } from '#shared/companies/schema'
import { listContactsSchema } from '#shared/contacts/schema'
import type { DomainError } from '#server/errors'
import { createCompany, deleteCompany, getVisibleCompany, restoreCompany, updateCompany } from '#server/domain/companies/companies'
import { deleteCompanyPermanently } from '#server/domain/companies/delete-company-permanently'
import { listCompanies } from '#server/domain/companies/list-companies'
import { createContact, getContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const problemOf = (work: Promise<unknown>): Promise<DomainError> => work.then(() => Promise.reject(new Error('It was allowed')), error => error)

describe.each(engines)('companies on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  const create = (name: string, input = {}) => createCompany(ana.db, ana.actor, { name, ...input })
  const update = (id: string, input: Parameters<typeof updateCompany>[3], version?: number) => updateCompany(ana.db, ana.actor, id, input, version)
  const list = (query: Record<string, string>, { actor, db } = ana) => listCompanies(db, actor, listCompaniesSchema.parse(query))
  const foundContacts = async (q: string) => (await listContacts(ana.db, ana.actor, listContactsSchema.parse({ q }))).contacts.map(({ name }) => name)

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  it('carry a new name along to their contacts and to what these are found by', async () => {
    const { id } = await create('Harbour & Finch')
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', companyId: id })
    await update(id, { name: 'Northlight' }, 1)
    expect(await getContact(ana.db, ana.actor, zoe.id)).toMatchObject({ companyName: 'Northlight', version: 1 })
    expect(await foundContacts('northlight')).toEqual(['Zoë'])
    expect(await foundContacts('harbour')).toEqual([])
  })

  it('change nothing when the version is stale', async () => {
    const { id } = await create('Lamiz')
    await update(id, { industry: 'Coffee' }, 1)
    expect(await problemOf(update(id, { industry: 'Tea' }, 1))).toMatchObject({ code: 'stale_version', extensions: { current: { industry: 'Coffee', version: 2 } } })
  })

  it('stand under one another but never in a circle', async () => {
    const top = await create('Top')
    const middle = await create('Middle', { parentId: top.id })
    const low = await create('Low', { parentId: middle.id })
    expect(low.parentName).toBe('Middle')
    expect(await problemOf(update(top.id, { parentId: low.id }))).toMatchObject({ issues: [{ path: 'parentId', code: 'cyclic_parent' }] })
    expect(await problemOf(update(top.id, { parentId: top.id }))).toMatchObject({ issues: [{ code: 'cyclic_parent' }] })
    expect(await update(low.id, { parentId: top.id })).toMatchObject({ parentName: 'Top' })
  })

  it('cannot be put under one another at the same moment', async () => {
    const [one, other] = [await create('One'), await create('Other')]
    const answers = await Promise.allSettled([update(one.id, { parentId: other.id }), update(other.id, { parentId: one.id })])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('go to the trash with their contacts still theirs, and come back', async () => {
    const { id } = await create('Gone Ltd')
    const { id: contactId } = await createContact(ana.db, ana.actor, { firstName: 'Gil', companyId: id })
    await deleteCompany(ana.db, ana.actor, id)
    expect(await problemOf(getVisibleCompany(ana.db, ana.actor, id))).toMatchObject({ code: 'not_found' })
    expect((await list({ trashed: 'true', q: 'gone' })).companies.map(({ name }) => name)).toEqual(['Gone Ltd'])
    expect(await restoreCompany(ana.db, ana.actor, id)).toMatchObject({ name: 'Gone Ltd' })
    expect((await getContact(ana.db, ana.actor, contactId)).companyId).toBe(id)
  })

  it('leave their contacts and daughters behind when they are deleted for good', async () => {
    const { id } = await create('Brief')
    const daughter = await create('Briefly', { parentId: id })
    const { id: contactId } = await createContact(ana.db, ana.actor, { firstName: 'Bo', companyId: id })
    await deleteCompanyPermanently(ana.db, ana.actor, id)
    expect(await getContact(ana.db, ana.actor, contactId)).toMatchObject({ companyId: null, companyName: null })
    expect((await getVisibleCompany(ana.db, ana.actor, daughter.id)).parentId).toBeNull()
    expect(await foundContacts('brief')).toEqual([])
  })

  it('are listed with the number of their contacts, found folded, and filtered', async () => {
    const { id } = await create('Über Ästhetik', { industry: 'Beauty', domain: 'uber.example', tags: ['Big'] })
    await createContact(ana.db, ana.actor, { firstName: 'Ulla', companyId: id })
    for (const query of [{ q: 'asthetik' }, { q: 'uber' }, { industry: 'Beauty' }, { tags: 'big' }] as Record<string, string>[]) {
      expect(await list(query)).toMatchObject({ total: 1, companies: [{ name: 'Über Ästhetik', contactCount: 1, tags: ['Big'] }] })
    }
  })

  it('of a rep\'s contacts are seen by the rep, but not changed', async () => {
    const theirs = await createContact(rui.db, rui.actor, { firstName: 'Rita', companyName: 'Rep Works' })
    const other = await create('Elsewhere')
    await create('Shared Works')
    await createContact(rui.db, rui.actor, { firstName: 'Raul', companyName: 'Shared Works' })
    expect((await list({}, rui)).companies.map(({ name }) => name)).toEqual(['Rep Works', 'Shared Works'])
    expect(await problemOf(getVisibleCompany(rui.db, rui.actor, other.id))).toMatchObject({ code: 'not_found' })
    expect(await updateCompany(rui.db, rui.actor, theirs.companyId!, { industry: 'Tools' })).toMatchObject({ industry: 'Tools' })
    const shared = (await list({ q: 'shared' }, rui)).companies[0]!
    expect(await problemOf(updateCompany(rui.db, rui.actor, shared.id, { industry: 'Mine' }))).toMatchObject({ code: 'forbidden' })
  })
})
