import { beforeAll, describe, expect, it } from 'vitest'
import { searchSchema, type SearchResult } from '#shared/search/schema'
import { logActivity } from '#server/domain/activities/activities'
import { createCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact } from '#server/domain/contacts/contacts'
import { searchRecords } from '#server/domain/search/search'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('the search on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  const search = (q: string, { actor, db } = ana, query = {}) => searchRecords(db, actor, searchSchema.parse({ q, ...query })).then(({ results }) => results)
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

  it('finds every kind in one order, names that begin with what was typed first, and nothing of the trash', async () => {
    expect(await titles('zo')).toEqual(['contact: Zoë O\'Brien', 'company: Zoetrope Films', 'contact: Zoran', 'contact: Amara Okafor'])
  })

  it('says beside the name what tells people apart', async () => {
    expect((await search('zoe ob'))[0]).toMatchObject({ kind: 'contact', title: 'Zoë O\'Brien', subtitle: 'Producer · Harbour & Finch' })
  })

  it('shares its room between the kinds, or searches one of them', async () => {
    expect(await titles('zo', ana, { limit: 2 })).toEqual(['contact: Zoë O\'Brien', 'company: Zoetrope Films'])
    expect(await titles('zo', ana, { kind: 'company' })).toEqual(['company: Zoetrope Films'])
    expect(await titles('zo', ana, { kind: 'company,deal' })).toEqual(['company: Zoetrope Films'])
    expect(() => searchSchema.parse({ q: 'zo', kind: 'company,user' })).toThrow()
  })

  it('shows a rep only their own', async () => {
    expect(await titles('zo', rui)).toEqual(['contact: Zoran'])
    expect(await titles('amara', rui)).toEqual([])
  })

  it('answers nothing to what holds no word', async () => {
    expect(await search('  .,- ')).toEqual([])
  })

  it('marks the words as they are written, and shows the passage where they stand', async () => {
    const { id: contactId } = await createContact(ana.db, ana.actor, { firstName: 'سَارَا', lastName: 'احمدی', email: 'sara@kafe.example' })
    const body = `${'Long before. '.repeat(30)}She asked for the <b>Straße</b> offer, and O’Brien agreed. ${'Long after. '.repeat(30)}`
    await logActivity(ana.db, ana.actor, { type: 'note', contactId, subject: 'After the call', body })
    const marked = ({ passage, marks, title }: SearchResult) => ({ title: marks.title.map(([from, to]) => title.slice(from, to)), passage: marks.passage.map(([from, to]) => passage!.slice(from, to)) })
    const [sara] = await search('سارا')
    expect(marked(sara!)).toEqual({ title: ['سَارَا'], passage: [] })
    const [kafe] = await search('kafe')
    expect(kafe).toMatchObject({ title: 'سَارَا احمدی', passage: 'sara@kafe.example', marks: { title: [], passage: [[5, 9]] } })
    const [note] = await search('strasse obri')
    expect(note).toMatchObject({ kind: 'activity', type: 'note', of: { kind: 'contact', id: contactId }, subtitle: 'سَارَا احمدی' })
    expect(note!.passage).toMatch(/^….*She asked for the <b>Straße<\/b> offer, and O’Brien agreed\. .*…$/)
    expect(note!.passage!.length).toBeLessThan(180)
    expect(marked(note!)).toEqual({ title: [], passage: ['Straße', 'O’Brien'] })
  })

  it('goes on where the page before ended', async () => {
    for (let number = 10; number < 35; number++) await createCompany(ana.db, ana.actor, { name: `Quay ${number}`, industry: 'Shipping' })
    const page = (query: object) => searchRecords(ana.db, ana.actor, searchSchema.parse({ q: 'ship', kind: 'company', limit: 10, ...query }))
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const next = await page(cursor ? { cursor } : {})
      seen.push(...next.results.map(({ id }) => id))
      cursor = next.cursor
    } while (cursor)
    expect(new Set(seen).size).toBe(25)
    expect(seen).toHaveLength(25)
  })
})
