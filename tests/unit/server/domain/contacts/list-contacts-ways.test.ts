import { beforeAll, describe, expect, it } from 'vitest'
import { createContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { contactSortKeys, listContactsSchema, type Contact } from '#shared/contacts/schema'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const sources = ['referral', 'website', null]
const statuses = ['new', 'qualified'] as const

describe.each(engines)('pages of filtered and sorted contacts on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember

  beforeAll(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
    for (let index = 0; index < 60; index++) {
      await createContact(ana.db, ana.actor, {
        firstName: `Person ${(index * 37) % 60}`, status: statuses[index % 2]!, source: sources[index % 3]!,
        tags: index % 20 === 0 ? ['rare'] : ['often'], nextAction: 'Call', nextActionDate: index % 2 === 0 ? '2020-01-01' : '2999-01-01',
      })
    }
  })

  async function pages(query: Record<string, string>): Promise<Contact[]> {
    const contacts: Contact[] = []
    for (let cursor: string | undefined; ;) {
      const page = await listContacts(ana.db, ana.actor, listContactsSchema.parse({ ...query, limit: '7', ...(cursor ? { cursor } : {}) }))
      contacts.push(...page.contacts)
      if (page.cursor === null) return contacts
      cursor = page.cursor
    }
  }

  const sorts = contactSortKeys.flatMap(key => [key, `-${key}`])

  it.each(sorts)('shows every contact once, sorted by %s', async (sort) => {
    expect(new Set((await pages({ sort })).map(({ id }) => id)).size).toBe(60)
  })

  it.each(sorts)('finds the few and the many that pass a filter, sorted by %s', async (sort) => {
    expect((await pages({ sort, tags: 'rare' })).map(({ tags }) => tags)).toEqual([['rare'], ['rare'], ['rare']])
    expect(await pages({ sort, tags: 'often' })).toHaveLength(57)
    expect(await pages({ sort, status: 'new', source: 'website' })).toHaveLength(10)
    expect(await pages({ sort, source: 'none' })).toHaveLength(20)
    expect(await pages({ sort, due: 'overdue' })).toHaveLength(30)
    expect(await pages({ sort, due: 'overdue', tags: 'rare' })).toHaveLength(3)
  })

  it.each(['status', '-status', 'source', '-source'])('sorts those alike by name: %s', async (sort) => {
    const contacts = await pages({ sort })
    const key = sort.replace('-', '') as 'status' | 'source'
    for (const value of new Set(contacts.map(contact => contact[key]))) {
      const names = contacts.filter(contact => contact[key] === value).map(({ name }) => name)
      expect(names).toEqual(sort.startsWith('-') ? names.toSorted().reverse() : names.toSorted())
    }
  })
})
