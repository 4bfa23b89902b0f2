import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IssuedApiKey } from '#shared/api-keys/answers'
import type { Plan } from '#shared/plans/answers'
import type { PlanLimits } from '#shared/plans/schema'
import type { Problem } from '#shared/problems'
import type { Usage } from '#shared/usage/answers'
import { createEmptyDatabase, engines, type EmptyDatabase } from '../support/databases'
import { startServer, type TestServer } from '../support/server'
import { createTeam, withDatabaseOf, type Team } from '../support/team'

const limit = 20

describe.each(engines)('API keys over HTTP on %s', (engine) => {
  let database: EmptyDatabase | undefined
  let server: TestServer
  let team: Team

  beforeAll(async () => {
    database = engine === 'postgres' ? await createEmptyDatabase(engine) : undefined
    server = await startServer({ DATABASE_URL: database?.url, RATE_LIMIT_KEY: String(limit) })
    team = await createTeam(server)
  })
  afterAll(async () => {
    await server?.dispose()
    await database?.remove()
  })

  async function make(scopes: string[], who: keyof Team = 'admin'): Promise<IssuedApiKey> {
    const { status, body } = await team[who].client.post<IssuedApiKey>('/api/api-keys', { name: 'Website', scopes })
    expect(status).toBe(201)
    return body
  }
  /** Another program: no cookie, no origin. */
  async function call(key: string, path: string, { method = 'GET', body, headers = {} }: { method?: string, body?: unknown, headers?: Record<string, string> } = {}) {
    const response = await fetch(server.url + path, { method, headers: { 'authorization': `Bearer ${key}`, 'content-type': 'application/json', ...headers }, body: body === undefined ? undefined : JSON.stringify(body) })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Problem & { contacts: unknown[] } }
  }
  async function limitTo(limits: Partial<PlanLimits>) {
    const { body: { plan } } = await team.admin.client.post<{ plan: Plan }>('/api/plans', { name: `Plan of ${JSON.stringify(limits)}`, limits })
    expect((await team.admin.client.put(`/api/plans/organizations/${team.admin.session.organization.id}`, { planId: plan.id })).status).toBe(200)
  }
  const unlimit = () => team.admin.client.put(`/api/plans/organizations/${team.admin.session.organization.id}`, { planId: null })

  it('read and write what their scopes say, without an origin', async () => {
    const { key } = await make(['contacts:write', 'deals:read'])
    expect((await call(key, '/api/contacts', { method: 'POST', body: { firstName: 'Zoë' } })).status).toBe(201)
    expect((await call(key, '/api/contacts')).body.contacts).toHaveLength(1)
    expect((await call(key, '/api/deals')).status).toBe(200)
    const { status, body } = await call(key, '/api/deals', { method: 'POST', body: { title: 'Audit 2026' } })
    expect([status, body.code, body.scope]).toEqual([403, 'scope_missing', 'deals:write'])
    expect((await call(key, '/api/tasks')).body.code).toBe('scope_missing')
    expect((await call(key, '/api/auth/session')).status).toBe(200)
  })

  it('reach no further than their member', async () => {
    const { key } = await make(['contacts:write', 'organization:write'], 'readonly')
    expect((await call(key, '/api/contacts', { method: 'POST', body: { firstName: 'Zoë' } })).body.code).toBe('forbidden')
    expect((await call(key, '/api/audit-log')).body.code).toBe('forbidden')
    const rep = await make(['contacts:read'], 'rep')
    expect((await call(rep.key, '/api/contacts')).body.contacts).toEqual([])
    expect((await call(rep.key, '/api/contacts/export.csv')).status).toBe(403)
  })

  it.each([
    ['GET', '/api/api-keys'], ['POST', '/api/api-keys'], ['PUT', '/api/profile/password'], ['DELETE', '/api/profile/sessions'],
    ['GET', '/api/backups'], ['GET', '/api/plans'], ['GET', '/api/organization/export'], ['PUT', '/api/auth/session'],
  ])('never reach %s %s, whatever their scopes', async (method, path) => {
    const { key } = await make(['organization:write', 'profile:write'])
    const { status, body } = await call(key, path, { method, body: method === 'GET' ? undefined : {} })
    expect([status, body.code]).toEqual([403, 'not_for_keys'])
  })

  it('win over a cookie', async () => {
    const { key } = await make(['contacts:read'])
    const cookie = [...team.admin.client.cookies].map(pair => pair.join('=')).join('; ')
    expect((await call(key, '/api/deals', { headers: { cookie } })).body.code).toBe('scope_missing')
    expect((await call(`scrm_${'x'.repeat(43)}`, '/api/deals', { headers: { cookie } })).status).toBe(401)
  })

  it('are refused with a reason when they are not good, and only a real one gets to hear more', async () => {
    const codeOf = async (key: string) => {
      const { status, body } = await call(key, '/api/contacts')
      expect(status).toBe(401)
      return body.code
    }
    expect(await codeOf('nonsense')).toBe('invalid_key')
    expect(await codeOf(`scrm_${'x'.repeat(43)}`)).toBe('invalid_key')
    const expired = await make(['contacts:read'])
    await withDatabaseOf(server, db => db.updateTable('apiKeys').set({ expiresAt: '2026-01-01T00:00:00.000Z' }).where('id', '=', expired.apiKey.id).execute())
    expect(await codeOf(expired.key)).toBe('key_expired')
    const revoked = await make(['contacts:read'])
    expect((await team.admin.client.delete(`/api/api-keys/${revoked.apiKey.id}`)).status).toBe(204)
    expect(await codeOf(revoked.key)).toBe('key_revoked')
    const left = await make(['contacts:read'], 'manager')
    await team.admin.client.patch(`/api/members/${team.manager.session.user.id}`, { isActive: false })
    expect(await codeOf(left.key)).toBe('key_without_member')
    await team.admin.client.patch(`/api/members/${team.manager.session.user.id}`, { isActive: true })
  })

  it('do not travel in addresses, and their answer is not kept for a repetition', async () => {
    const { key } = await make(['contacts:read'])
    const response = await fetch(`${server.url}/api/contacts?key=${key}`)
    expect([response.status, (await response.json() as Problem).code]).toEqual([400, 'key_in_address'])
    await team.admin.client.post('/api/api-keys', { name: 'Twice', scopes: ['contacts:read'] }, { 'idempotency-key': 'one-key' })
    const kept = await withDatabaseOf(server, db => db.selectFrom('idempotencyKeys').select('id').where('id', '=', 'one-key').execute())
    expect(kept).toEqual([])
    expect(server.log()).not.toContain(key)
  })

  it('say how many requests are left, and are slowed down, each on its own', async () => {
    const { key } = await make(['contacts:read'])
    const first = await call(key, '/api/contacts')
    expect(first.headers.get('ratelimit-policy')).toBe(`"key";q=${limit};w=60`)
    expect(first.headers.get('ratelimit')).toMatch(new RegExp(`^"key";r=${limit - 1};t=\\d+$`))
    const statuses = await Promise.all(Array.from({ length: limit + 10 }, async () => (await call(key, '/api/contacts')).status))
    expect(statuses.filter(status => status === 200).length).toBeLessThan(limit)
    const refused = await call(key, '/api/contacts')
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests', limit } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await call((await make(['contacts:read'])).key, '/api/contacts')).status).toBe(200)
  })

  it('are counted day by day, also what a server has not written when it stops, and are locked out by the plan', async () => {
    const usage = async () => (await team.admin.client.get<{ usage: Usage }>('/api/usage')).body.usage
    const today = async () => (await usage()).days.at(-1)!.apiCalls
    const { key } = await make(['contacts:read'])
    await server.restart()
    const before = await today()
    for (let turn = 0; turn < 3; turn++) await call(key, '/api/contacts')
    await server.restart()
    expect(await today()).toBe(before + 3)
    await limitTo({ apiCallsPerDay: before + 4 })
    expect((await call(key, '/api/contacts')).status).toBe(200)
    const { status, body, headers } = await call(key, '/api/contacts')
    expect([status, body.code, body.used, body.maximum, body.help]).toEqual([429, 'plan_calls_used_up', before + 4, before + 4, '/settings/usage'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await team.admin.client.get('/api/contacts')).status).toBe(200)
    await unlimit()
    expect((await call(key, '/api/contacts')).status).toBe(200)
  })

  it('hear with everyone else that the plan has no room for more records', async () => {
    const { key } = await make(['contacts:write'])
    const { records } = (await team.admin.client.get<{ usage: Usage }>('/api/usage')).body.usage
    const used = Object.values(records).reduce((sum, count) => sum + count, 0)
    await limitTo({ records: used + 5 })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => call(key, '/api/contacts', { method: 'POST', body: { firstName: `Guest ${index}` } })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 402, 402, 402])
    const { status, body } = await team.rep.client.post<Problem>('/api/contacts', { firstName: 'Zoë' })
    expect([status, body.code, body.limit, body.used, body.maximum]).toEqual([402, 'plan_limit_reached', 'records', used + 5, used + 5])
    await unlimit()
    expect((await team.rep.client.post('/api/contacts', { firstName: 'Zoë' })).status).toBe(201)
  })
})
