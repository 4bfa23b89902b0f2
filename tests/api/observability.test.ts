import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { password, registerAccount, signIn } from '../support/accounts'
import { createClient } from '../support/client'
import { startServer, type TestServer } from '../support/server'
import { withDatabaseOf } from '../support/team'

const metricsToken = 'a token for the collector'

describe('a server that is watched', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer({ METRICS_TOKEN: metricsToken, TRUST_PROXY: '1', LOG_LEVEL: 'debug' })
  })
  afterAll(async () => await server?.dispose())

  const lines = () => server.log().trim().split('\n').map(line => JSON.parse(line) as Record<string, unknown>)
  const lineOf = async (requestId: string | null) => {
    const find = () => lines().find(line => line.requestId === requestId && line.msg === 'Request')
    await expect.poll(find).toBeDefined()
    return find()!
  }

  it('notes each request with who asked, and keeps names, addresses, tokens and passwords to itself', async () => {
    const ana = await registerAccount(server, { name: 'Ana Torres' })
    const { body: { contact } } = await ana.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Sara', lastName: 'Ahmadi', email: 'sara@cafe-lamiz.example', phone: '+98 21 8888 0000' })
    const { headers } = await ana.client.get(`/api/contacts/${contact.id}?`)
    const file = new FormData()
    file.set('file', new Blob(['First Name,Email\nAmara,amara@okafor.example\nWrong,not an address']), 'Harbour clients.csv')
    await ana.client.post('/api/import/contacts', file)
    await ana.client.get('/api/contacts?q=Ahmadi&limit=5')
    await ana.client.get('/contacts?q=Ahmadi')
    await ana.client.get('/reset?token=secret-Reset-token')
    await ana.client.post('/api/contacts', { firstName: 'Sara', email: 'sara@cafe-lamiz.example' })
    await ana.client.get('/api/nothing/sara@cafe-lamiz.example')
    await createClient(server.url).post('/api/auth/login', { email: ana.email, password: 'wrong horse' })
    await signIn(server, ana.email)
    await createClient(server.url).post('/api/auth/forgot', { email: ana.email })
    await expect.poll(() => server.log()).toContain('A mail was not sent')

    expect(await lineOf(headers.get('x-request-id'))).toMatchObject({
      level: 'info', method: 'GET', path: `/api/contacts/${contact.id}`, status: 200, ms: expect.any(Number),
      userId: ana.session.user.id, organizationId: ana.session.organization.id, caller: expect.stringMatching(/^[\w-]{12}$/),
    })
    const personal = ['Ana', 'Torres', ana.email, 'Sara', 'Ahmadi', 'cafe-lamiz', '8888', 'amara', 'okafor', 'Harbour', 'Studio North', 'secret-Reset-token', password, 'wrong horse', '127.0.0.1', metricsToken, ana.client.cookies.get('simplecrm')!]
    // Where it listens is the server's own address and nobody else's.
    const log = server.log().split('\n').filter(line => !line.includes('SimpleCRM is ready')).join('\n')
    expect(personal.filter(text => log.toLowerCase().includes(text.toLowerCase()))).toEqual([])
  })

  it('takes over the id that the proxy gave, if it is one', async () => {
    const idFor = async (given: string) => (await fetch(`${server.url}/api/health`, { headers: { 'x-request-id': given } })).headers.get('x-request-id')
    expect(await idFor('edge-01:abcdef12')).toBe('edge-01:abcdef12')
    expect(await idFor('"},"level":"fatal')).toMatch(/^[\da-f-]{36}$/)
    expect(await idFor('x'.repeat(500))).toMatch(/^[\da-f-]{36}$/)
  })

  it('answers a host that is none as what it is, without stumbling', async () => {
    const { hostname, port } = new URL(server.url)
    const asked = await new Promise<number | undefined>((resolve, reject) => {
      request({ hostname, port, path: '/login', headers: { host: 'no host at all' } }, answer => resolve(answer.resume().statusCode)).on('error', reject).end()
    })
    expect(asked).toBe(400)
    expect(lines().filter(line => line.level === 'error')).toEqual([])
  })

  it('gives the id of a failure to who met it, and writes the failure under it', async () => {
    const client = createClient(server.url)
    await withDatabaseOf(server, db => db.schema.alterTable('signInFailures').renameTo('away').execute())
    const { status, body } = await client.post<Problem>('/api/auth/login', { email: 'ana@studio-north.example', password })
    await withDatabaseOf(server, db => db.withTables<{ away: object }>().schema.alterTable('away').renameTo('signInFailures').execute())
    expect(status).toBe(500)
    expect(body.requestId).toBeDefined()
    expect(lines()).toContainEqual(expect.objectContaining({ level: 'error', requestId: body.requestId, err: expect.objectContaining({ message: expect.stringContaining('signInFailures') }) }))
  })

  it('shows its figures to who has the token, and to nobody else', async () => {
    const ask = (authorization?: string) => fetch(`${server.url}/api/metrics`, { headers: authorization ? { authorization } : {} })
    expect((await ask()).status).toBe(401)
    expect((await ask(`Bearer ${metricsToken}x`)).status).toBe(401)
    const answer = await ask(`Bearer ${metricsToken}`)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    const text = await answer.text()
    expect(text).toMatch(/^simplecrm_http_request_duration_seconds_count\{method="GET",route="\/api\/contacts\/:id",status="2xx"\} \d+$/m)
    expect(text).toMatch(/^simplecrm_job_duration_seconds_count\{type="send-email",outcome="done"\} 1$/m)
    expect(text).toMatch(/^simplecrm_import_rows_total\{outcome="imported"\} \d$/m)
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
    expect(text).toMatch(/^simplecrm_build_info\{version="[\d.]+"\} 1$/m)
    expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/)
  })
})

describe('a server that nobody watches', () => {
  it('has no metrics, and no request id of a stranger\'s choice', async () => {
    const server = await startServer()
    expect((await fetch(`${server.url}/api/metrics`, { headers: { authorization: 'Bearer ' } })).status).toBe(404)
    const { headers } = await fetch(`${server.url}/api/health`, { headers: { 'x-request-id': 'edge-01:abcdef12' } })
    expect(headers.get('x-request-id')).not.toBe('edge-01:abcdef12')
    await server.dispose()
  })
})
