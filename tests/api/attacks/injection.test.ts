import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { newId } from '#server/domain/ids'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'
import { routes } from '../routes/table'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
  for (const firstName of ['Amara', 'Zoë']) await team.admin.client.post('/api/contacts', { firstName, lastName: '100%', tags: ['VIP\'s'] })
  await team.outsider.client.post('/api/contacts', { firstName: 'Foreign' })
})
afterAll(() => server?.dispose())

const lists = routes.filter(({ isList }) => isList).map(({ route }) => route.split(' ')[1]!)
const fragments = ['\'', '"', '\' or 1=1 --', '1; drop table contacts', 'name desc, (select 1)', '") or ("a"="a', '%', '_', '\\', '*', 'NEAR(a b)', 'col:x', 'a" OR "b', '((((', '\u202E', 'undefined', '__proto__', 'constructor']

describe.each(lists)('%s', (path) => {
  it('takes pieces of SQL and of search languages as text, or refuses them', async () => {
    for (const fragment of fragments) {
      for (const name of ['q', 'sort', 'cursor', 'status', 'tags', 'ownerId', 'companyId', 'source', 'type']) {
        const { status, body } = await team.admin.client.get(`${path}?${name}=${encodeURIComponent(fragment)}`)
        expect([200, 400], `${name}=${fragment}`).toContain(status)
        expect(JSON.stringify(body), `${name}=${fragment}`).not.toMatch(/Foreign|SQLITE|syntax error|fts5/i)
      }
    }
  })

  it('sorts by nothing but what its schema names', async () => {
    for (const sort of ['passwordHash', 'organizationId', 'id', 'ownerId;', '-', '--name', 'name,email', 'contacts.name']) {
      expect((await team.admin.client.get<Problem>(`${path}?sort=${encodeURIComponent(sort)}`)).status, sort).toBe(400)
    }
  })

  it('answers 5,000 conditions and very long ones at once', async () => {
    const before = Date.now()
    const many = Array.from({ length: 5000 }, (_, index) => `tags=t${index}`).join('&')
    for (const query of [many.slice(0, 14_000), `tags=${Array.from({ length: 5000 }, (_, index) => `t${index}`).join(',').slice(0, 12_000)}`, `q=${'a '.repeat(5000)}`]) {
      expect([400, 414, 431]).toContain((await team.admin.client.get(`${path}?${query}`)).status)
    }
    expect(Date.now() - before).toBeLessThan(5000)
  })
})

it('a cursor of one\'s own making leads nowhere else', async () => {
  const { body: { cursor } } = await team.admin.client.get<{ cursor: string }>('/api/contacts?limit=1')
  const [key, ...position] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  for (const forged of [made(key, { $ne: null }, newId()), made('deals createdAt', ...position), made(key, '\' or 1=1 --', '\' or 1=1 --'), made(key), made()]) {
    const { status, body } = await team.admin.client.get(`/api/contacts?cursor=${forged}`)
    expect([200, 400]).toContain(status)
    expect(JSON.stringify(body)).not.toMatch(/Foreign|SQLITE/)
  }
  expect((await team.outsider.client.get(`/api/contacts?cursor=${cursor}`)).body).not.toMatchObject({ contacts: [{ firstName: 'Zoë' }] })
})

it('a word of wildcards finds what holds them, not everything', async () => {
  const found = async (query: string) => (await team.admin.client.get<{ total: number }>(`/api/contacts?${query}`)).body.total
  expect(await found('tags=VIP\'s')).toBe(2)
  expect(await found('tags=%25')).toBe(0)
  await team.admin.client.post('/api/contacts', { firstName: 'Gone' })
  expect(await found('trashed=true&q=%25')).toBe(0)
})

it('5,000 ids in a body are refused before anything is asked of the database', async () => {
  const ids = Array.from({ length: 5000 }, () => newId())
  expect((await team.admin.client.post('/api/deals/mark-won', { ids })).status).toBe(422)
  expect((await team.admin.client.post('/api/deals', { title: 'Audit 2026', contactIds: ids })).status).toBe(422)
  expect((await team.admin.client.post('/api/contacts', { firstName: 'Zoë', tags: ids })).status).toBe(422)
})
