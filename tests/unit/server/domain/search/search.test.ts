import { beforeAll, describe, expect, it } from 'vitest'
import { searchSchema } from '#shared/search/schema'
import { createCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact } from '#server/domain/contacts/contacts'
import { searchRecords } from '#server/domain/search/search'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('the search on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  const search = (q: string, { actor, db } = ana, query = {}) => searchRecords(db, actor, searchSchema.parse({ q, ...query }))
  const titles = async (...asked: Parameters<typeof search>) => (await search(...asked)).map(({ kind, title }) => `${kind}: ${title}`)

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    await createCompany(ana.db, ana.actor, { name: 'Zoetrope Films', industry: 'Film' })
    await createContact(ana.db, ana.actor, { firstName: 'Zoë', lastName: 'O\'Brien', title: 'Producer', companyName: 'Harbour & Finch' })
    await createContact(ana.db, ana.actor, { firstName: 'Amara', lastName: 'Okafor', email: 'amara@zoetrope.example' })
    await createContact(rui.db, rui.actor, { firstName: 'Zoran' })
    const { id } = await createContact(ana.db, ana.actor, { firstName: 'Zoltan' })
    await deleteContact(ana.db, ana.actor, id)
  })

  it('finds every kind, names that begin with what was typed first, and nothing of the trash', async () => {
    expect(await titles('zo')).toEqual(['contact: Zoë O\'Brien', 'contact: Zoran', 'company: Zoetrope Films', 'contact: Amara Okafor'])
  })

  it('says beside the name what tells people apart', async () => {
    expect((await search('zoe ob'))[0]).toMatchObject({ kind: 'contact', title: 'Zoë O\'Brien', subtitle: 'Producer · Harbour & Finch' })
  })

  it('shares its room between the kinds, or searches one of them', async () => {
    expect(await titles('zo', ana, { limit: 2 })).toEqual(['contact: Zoë O\'Brien', 'company: Zoetrope Films'])
    expect(await titles('zo', ana, { kind: 'company' })).toEqual(['company: Zoetrope Films'])
  })

  it('shows a rep only their own', async () => {
    expect(await titles('zo', rui)).toEqual(['contact: Zoran'])
    expect(await titles('amara', rui)).toEqual([])
  })

  it('answers nothing to what holds no word', async () => {
    expect(await search('  .,- ')).toEqual([])
  })
})
