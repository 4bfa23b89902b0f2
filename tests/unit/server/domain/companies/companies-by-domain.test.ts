import { beforeEach, describe, expect, it } from 'vitest'
import { createCompanySchema, updateCompanySchema } from '#shared/companies/schema'
import { createCompany, updateCompany } from '#server/domain/companies/companies'
import { getCompanyRelations } from '#server/domain/companies/company-relations'
import { createContact, getContact, updateContact } from '#server/domain/contacts/contacts'
import { countPeopleAtDomain, linkPeopleAtDomain } from '#server/domain/contacts/people-at-domain'
import { createDeal } from '#server/domain/deals/deals'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('companies and the addresses at their domains on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  const company = (name: string, input = {}) => createCompany(ana.db, ana.actor, createCompanySchema.parse({ name, ...input }))
  const contact = (email: string, input = {}, { db, actor } = ana) => createContact(db, actor, { firstName: 'Zoë', email, emails: [{ address: email, label: null }], ...input }, { allowDuplicate: true })
  const foundBy = (id: string) => ana.db.selectFrom('events').select('payload').where('subjectId', '=', id).where('type', '=', 'contact.company_found').execute()

  beforeEach(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  it('a website tells the domain, and only where none is known', async () => {
    const { id, domain } = await company('Harbour & Finch', { website: 'https://www.harbour.example/en' })
    expect(domain).toBe('harbour.example')
    expect(await updateCompany(ana.db, ana.actor, id, { website: 'https://other.example' })).toMatchObject({ domain: 'harbour.example' })
    expect(updateCompanySchema.parse({ domain: 'https://WWW.other.example/' })).toEqual({ domain: 'other.example' })
    expect(updateCompanySchema.safeParse({ domain: 'no domain' }).success).toBe(false)
  })

  it('a new contact with an address there works there, which its history says and anyone can take back', async () => {
    const harbour = await company('Harbour & Finch', { domain: 'harbour.example' })
    const zoe = await contact('zoe@harbour.example')
    expect(zoe).toMatchObject({ companyId: harbour.id, companyName: 'Harbour & Finch' })
    expect(JSON.parse((await foundBy(zoe.id))[0]?.payload ?? '{}')).toMatchObject({ changes: { companyName: { before: null, after: 'Harbour & Finch' } } })
    await updateContact(ana.db, ana.actor, zoe.id, { companyId: null })
    expect(await updateContact(ana.db, ana.actor, zoe.id, { email: 'zoe@harbour.example', title: 'Head of Freight' })).toMatchObject({ companyId: null })
  })

  it('a new address finds the company of someone who has none', async () => {
    const harbour = await company('Harbour & Finch', { domain: 'harbour.example' })
    const [zoe, sam] = [await contact('zoe@gmail.com'), await contact('sam@elsewhere.example', { companyName: 'Reed Studio' })]
    expect(zoe.companyId).toBeNull()
    expect(await updateContact(ana.db, ana.actor, zoe.id, { emails: [...zoe.emails, { address: 'z@harbour.example', label: null }] })).toMatchObject({ companyId: harbour.id })
    expect(await updateContact(ana.db, ana.actor, sam.id, { email: 'sam@harbour.example' })).toMatchObject({ companyName: 'Reed Studio' })
  })

  it('of two companies with one domain the older one wins, and the younger says so', async () => {
    const [older, younger] = [await company('Older', { domain: 'twins.example' }), await company('Younger', { domain: 'twins.example' })]
    expect(await contact('zoe@twins.example')).toMatchObject({ companyId: older.id })
    expect(await getCompanyRelations(ana.db, ana.actor, younger.id)).toMatchObject({ sameDomain: { id: older.id, name: 'Older' } })
    expect(await getCompanyRelations(ana.db, ana.actor, older.id)).toMatchObject({ sameDomain: null })
  })

  it('a rep learns of no company that they do not see', async () => {
    await company('Harbour & Finch', { domain: 'harbour.example' })
    expect(await contact('zoe@harbour.example', {}, rui)).toMatchObject({ companyId: null, companyName: null })
  })

  it('contacts that were there before are counted and linked on demand', async () => {
    const [zoe, amara] = [await contact('zoe@late.example'), await contact('amara@late.example')]
    await contact('sam@notlate.example')
    const late = await company('Late', { domain: 'late.example' })
    expect(await countPeopleAtDomain(ana.db, ana.actor, late.id)).toBe(2)
    expect(await linkPeopleAtDomain(ana.db, ana.actor, late.id)).toBe(2)
    expect(await Promise.all([zoe, amara].map(({ id }) => getContact(ana.db, ana.actor, id)))).toMatchObject([{ companyName: 'Late' }, { companyName: 'Late' }])
    expect(await countPeopleAtDomain(ana.db, ana.actor, late.id)).toBe(0)
  })

  it('what stands below a company is shown with its open deals, as far as the actor sees them', async () => {
    const top = await company('Top')
    const low = await company('Low', { parentId: top.id })
    await createDeal(ana.db, ana.actor, { title: 'Audit 2026', companyId: low.id, valueCents: 5000 })
    await createDeal(ana.db, ana.actor, { title: 'Audit 2027', companyId: low.id, valueCents: 2500 })
    expect((await getCompanyRelations(ana.db, ana.actor, top.id)).subsidiaries).toMatchObject([{ id: low.id, name: 'Low', pipelineValue: [{ currency: 'EUR', valueCents: 7500 }] }])
    await updateCompany(ana.db, ana.actor, top.id, { ownerId: rui.actor.userId })
    expect((await getCompanyRelations(rui.db, rui.actor, top.id)).subsidiaries).toEqual([])
  })
})
