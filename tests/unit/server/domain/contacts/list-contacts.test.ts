import { beforeAll, describe, expect, it } from 'vitest'
import { contactSortKeys, listContactsSchema } from '#shared/contacts/schema'
import { createContact, deleteContact } from '#server/domain/contacts/contacts'
import { exportContacts } from '#server/domain/contacts/export-contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const people = [
  { firstName: 'Zoë', lastName: 'O\'Brien', email: 'zoe@harbour.example', companyName: 'Harbour & Finch', status: 'qualified', source: 'referral', tags: ['VIP', 'Design'] },
  { firstName: 'سَارَا', lastName: 'احمدی', email: 'sara@lamiz.example', companyName: 'کافه لمیز', status: 'new', source: 'instagram', tags: ['VIP'] },
  { firstName: 'Amara', lastName: 'Okafor', email: 'amara@example.org', title: 'Head of Zoology', status: 'new' },
  { firstName: 'Björn', lastName: 'Zoellner', phone: '+49 30 901820', status: 'contacted' },
  { firstName: 'Émile', lastName: 'Obrien', email: 'emile@example.net', status: 'inactive', source: 'referral' },
] as const

describe.each(engines)('the list of contacts on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  const list = (query: Record<string, string> = {}, { actor, db } = ana) => listContacts(db, actor, listContactsSchema.parse(query))
  const firstNames = async (query: Record<string, string> = {}, member = ana) => (await list(query, member)).contacts.map(({ firstName }) => firstName)

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    for (const person of people) await createContact(ana.db, ana.actor, { ...person, tags: 'tags' in person ? [...person.tags] : undefined })
    await createContact(rui.db, rui.actor, { firstName: 'Zora', email: 'zora@example.com' })
  })

  it('is sorted by name and counts all', async () => {
    const { contacts, total, cursor } = await list({ ownerId: ana.actor.userId })
    expect(contacts.map(({ name }) => name)).toEqual(['Amara Okafor', 'Björn Zoellner', 'Émile Obrien', 'Zoë O\'Brien', 'سَارَا احمدی'])
    expect({ total, cursor }).toEqual({ total: 5, cursor: null })
  })

  it.each([
    ['zoe', ['Zoë', 'Björn']], ['سارا', ['سَارَا']], ['obrien', ['Émile', 'Zoë']], ['o\'brien', ['Émile', 'Zoë']], ['lamiz.example', ['سَارَا']],
    ['harbour', ['Zoë']], ['zoology', ['Amara']], ['901820', ['Björn']], ['+49 30', ['Björn']], ['obrien zoe', ['Zoë']], ['كافه', ['سَارَا']], ['nobody', []],
  ])('finds %s however it is written', async (q, expected) => {
    expect(await firstNames({ q, ownerId: ana.actor.userId })).toEqual(expected)
    expect((await firstNames({ q, ownerId: ana.actor.userId, sort: '-email' })).sort()).toEqual([...expected].sort())
  })

  it('shows first those whose name begins with what was typed', async () => {
    expect(await firstNames({ q: 'zo' })).toEqual(['Zoë', 'Zora', 'Amara', 'Björn'])
  })

  it.each(['zo', 'example'])('comes in pages that together hold each match of %s once', async (q) => {
    const whole = await firstNames({ q })
    const pages: (string | null)[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ q, limit: '1', ...(cursor ? { cursor } : {}) })
      pages.push(...page.contacts.map(({ firstName }) => firstName))
      cursor = page.cursor
    } while (cursor)
    expect(pages).toEqual(whole)
  })

  it.each(contactSortKeys.flatMap(key => [key, `-${key}`]))('is walked through page by page when sorted by %s', async (sort) => {
    const whole = (await list({ sort })).contacts.map(({ id }) => id)
    const walked: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, limit: '2', total: 'false', ...(cursor ? { cursor } : {}) })
      walked.push(...page.contacts.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor)
    expect(walked).toEqual(whole)
    expect(new Set(walked).size).toBe(6)
  })

  it.each([
    [{ status: 'new' }, ['Amara', 'Zora', 'سَارَا']], [{ tags: 'vip' }, ['Zoë', 'سَارَا']], [{ tags: 'VIP,design' }, ['Zoë']], [{ tags: 'vip', status: 'new', source: 'instagram' }, ['سَارَا']], [{ source: 'referral' }, ['Émile', 'Zoë']],
    [{ lastContactedAfter: '2020-01-01' }, []], [{ createdAfter: '2020-01-01', status: 'inactive' }, ['Émile']],
  ])('is filtered by %j', async (query, expected) => {
    expect(await firstNames(query as Record<string, string>)).toEqual(expected)
    expect((await list(query as Record<string, string>)).total).toBe(expected.length)
  })

  it('shows a rep their own, and counts and finds no others', async () => {
    expect(await firstNames({}, rui)).toEqual(['Zora'])
    expect(await list({ q: 'zo' }, rui)).toMatchObject({ total: 1, contacts: [{ firstName: 'Zora' }] })
  })

  it('keeps the trash apart, and finds in it', async () => {
    const { id } = await createContact(ana.db, ana.actor, { firstName: 'Gone', lastName: 'Girl', source: 'trash', tags: ['VIP', 'gone'] })
    await deleteContact(ana.db, ana.actor, id)
    expect(await list({ tags: 'gone' })).toMatchObject({ total: 0, contacts: [] })
    expect(await list({ tags: 'vip,VIP' })).toMatchObject({ total: 2 })
    expect(await list({ tags: 'vip,unknown' })).toMatchObject({ total: 0 })
    expect(await firstNames({ source: 'trash' })).toEqual([])
    expect(await firstNames({ q: 'gone' })).toEqual([])
    expect(await firstNames({ trashed: 'true', q: 'girl' })).toEqual(['Gone'])
  })

  it('is exported as it is filtered and sorted, and the export is an event', async () => {
    let csv = ''
    for await (const part of await exportContacts(ana.db, ana.actor, listContactsSchema.omit({ limit: true, cursor: true, total: true }).parse({ source: 'referral', sort: '-name' }))) csv += part
    expect(csv.split('\r\n').slice(1, -1).map(line => line.split(',').slice(0, 3).join())).toEqual(['Zoë,O\'Brien,zoe@harbour.example', 'Émile,Obrien,emile@example.net'])
    expect(await ana.db.selectFrom('events').select('actorId').where('type', '=', 'contacts.exported').execute()).toEqual([{ actorId: ana.actor.userId }])
    await expect(exportContacts(rui.db, rui.actor, listContactsSchema.parse({}))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
