import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { problems, type Problem, type ProblemCode } from '#shared/problems'
import { newId } from '#server/domain/ids'
import { createClient, type Answer, type Client } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'
import { pathFor } from './path'
import { routes, type RouteRow } from './table'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

let server: TestServer
let team: Team
let clients: { admin: Client, nobody: Client }

beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
  clients = { admin: team.admin.client, nobody: createClient(server.url) }
})
afterAll(() => server?.dispose())

const methodOf = ({ route }: RouteRow) => route.split(' ')[0] as Method
const clientFor = ({ isPublic }: RouteRow) => isPublic ? clients.nobody : clients.admin
const withQuery = (path: string, more: string) => `${path}${path.includes('?') ? '&' : '?'}${more}`

async function pathOf(row: RouteRow) {
  return `${pathFor(row, await row.make?.(team.admin))}${row.query ?? ''}`
}

function expectProblem(answer: Answer<Problem>, status: number, code?: ProblemCode) {
  expect(answer.body).toMatchObject({ status, ...(code ? { code } : {}) })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(problems[answer.body.code]).toMatchObject({ status, title: answer.body.title })
  expect(answer.body.detail.length).toBeGreaterThan(10)
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.m?js|select |insert |SQLITE|node_modules/i)
}

const unsafe = routes.filter(row => methodOf(row) !== 'GET')
const withJson = routes.filter(({ body, isMultipart }) => body && !isMultipart)

describe('parameters', () => {
  it.each(routes)('$route refuses one it does not know, and names it', async (row) => {
    const answer = await clientFor(row).request<Problem>(methodOf(row), withQuery(await pathOf(row), 'nonsense=1'), row.isMultipart ? undefined : await row.body?.(team))
    expectProblem(answer, 400, 'unknown_parameter')
    expect(answer.body.issues).toContainEqual(expect.objectContaining({ path: 'nonsense' }))
  })

  it.each(routes.filter(({ isList }) => isList))('$route refuses mistyped list parameters, and names them', async ({ route }) => {
    const path = route.split(' ')[1] ?? ''
    for (const [name, value] of [['limit', '0'], ['limit', '201'], ['limit', 'ten'], ['limit', '1.5'], ['sort', 'nonsense'], ['total', 'maybe'], ['q', 'x'.repeat(300)]] as const) {
      const answer = await clients.admin.get<Problem>(`${path}?${name}=${value}`)
      expectProblem(answer, 400)
      expect(answer.body.issues?.map(issue => issue.path), `${name}=${value}`).toContain(name)
    }
    for (const cursor of ['nonsense', 'e30', '%00', Buffer.from('["x"]').toString('base64url'), Buffer.from('{"a":1}').toString('base64url')]) {
      expectProblem(await clients.admin.get<Problem>(`${path}?cursor=${cursor}`), 400)
    }
    const twice = await clients.admin.get<Problem>(`${path}?limit=1&limit=2`)
    expectProblem(twice, 400)
  })
})

describe('bodies', () => {
  it.each(withJson)('$route refuses a field it does not know, and names it', async (row) => {
    const answer = await clientFor(row).request<Problem>(methodOf(row), await pathOf(row), { ...await row.body?.(team) as object, nonsense: 1, organizationId: newId() })
    expectProblem(answer, 422, 'invalid_fields')
    expect(answer.body.issues?.map(issue => issue.path)).toEqual(expect.arrayContaining(['nonsense', 'organizationId']))
  })

  it.each(withJson)('$route refuses a mistyped field, and names it', async (row) => {
    const right = await row.body?.(team) as Record<string, unknown>
    const [name = ''] = Object.keys(right)
    for (const wrong of [{ an: 'object' }, [[]], 1.5]) {
      const answer = await clientFor(row).request<Problem>(methodOf(row), await pathOf(row), { ...right, [name]: wrong })
      expectProblem(answer, 422, 'invalid_fields')
      expect(answer.body.issues?.some(issue => issue.path.startsWith(name))).toBe(true)
    }
  })

  it.each(withJson)('$route takes nothing but an object', async (row) => {
    for (const body of ['[]', 'null', '1', '"text"', 'true']) {
      expectProblem(await clientFor(row).request<Problem>(methodOf(row), await pathOf(row), body, { 'content-type': 'application/json' }), 422)
    }
  })

  it.each(withJson)('$route answers broken JSON with 400', async (row) => {
    for (const body of ['{', '{"a":', '{"a":1}}', 'nonsense', '\u0000']) {
      expectProblem(await clientFor(row).request<Problem>(methodOf(row), await pathOf(row), body, { 'content-type': 'application/json' }), 400, 'malformed_request')
    }
    const notUtf8 = new Uint8Array([0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D])
    expectProblem(await clientFor(row).request<Problem>(methodOf(row), await pathOf(row), notUtf8, { 'content-type': 'application/json' }), 400, 'malformed_request')
  })

  it.each(withJson)('$route answers another content type with 415', async (row) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp']) {
      expectProblem(await clientFor(row).request<Problem>(methodOf(row), await pathOf(row), '{}', { 'content-type': type }), 415, 'wrong_content_type')
    }
  })

  it.each(withJson)('$route answers a body over the limit with 413', async (row) => {
    const large = JSON.stringify({ nonsense: 'x'.repeat((row.mostBytes ?? 1_000_000) + 100_000) })
    expectProblem(await clientFor(row).request<Problem>(methodOf(row), await pathOf(row), large, { 'content-type': 'application/json' }), 413, 'too_large')
  })

  it('are refused while they come in, without a length and long before their end', async () => {
    let sent = 0
    const chunk = Buffer.alloc(64 * 1024, 'x')
    const status = await new Promise<number>((resolve, reject) => {
      const outgoing = httpRequest(`${server.url}/api/contacts`, { method: 'POST', headers: { 'content-type': 'application/json', 'origin': server.url, 'cookie': [...clients.admin.cookies].map(pair => pair.join('=')).join('; '), 'transfer-encoding': 'chunked' } }, (response) => {
        resolve(response.statusCode ?? 0)
        outgoing.destroy()
      })
      outgoing.on('error', error => sent > 50_000_000 ? reject(error) : undefined)
      const send = () => {
        if (outgoing.destroyed) return
        sent += chunk.length
        if (sent > 100_000_000) reject(new Error('100 MB were taken'))
        else if (outgoing.write(chunk)) setImmediate(send)
        else outgoing.once('drain', send)
      }
      send()
    })
    expect(status).toBe(413)
    expect(sent).toBeLessThan(20_000_000)
    expect((await clients.nobody.get('/api/health')).status).toBe(200)
  })

  it('whose client goes away before their end are no error of the server', async () => {
    for (const path of ['/api/contacts', '/api/organization/import', '/api/backups/upload']) {
      const outgoing = httpRequest(server.url + path, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 1000, 'origin': server.url, 'cookie': [...clients.admin.cookies].map(pair => pair.join('=')).join('; ') } })
      outgoing.on('error', () => undefined).write('{"firstName":')
      await vi.waitUntil(() => outgoing.socket?.bytesWritten)
      await new Promise(resolve => setTimeout(resolve, 50))
      outgoing.destroy()
    }
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(server.log()).not.toContain('A request failed')
  })

  it('with text that no database can hold are refused', async () => {
    for (const text of ['a\u0000b', '\uD800', 'a\nb']) {
      expectProblem(await clients.admin.post<Problem>('/api/contacts', { firstName: text }), 422, 'invalid_fields')
    }
    expectProblem(await clients.admin.post<Problem>('/api/contacts', { firstName: 'x'.repeat(5000) }), 422, 'invalid_fields')
  })

  it('cannot smuggle in a prototype', async () => {
    const answer = await clients.admin.request<Problem>('POST', '/api/contacts', '{"firstName":"Zoë","__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}}}', { 'content-type': 'application/json' })
    expect([201, 422]).toContain(answer.status)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('requests from elsewhere', () => {
  it.each(unsafe)('$route refuses another origin, or none', async (row) => {
    const path = await pathOf(row)
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`, server.url.replace('http:', 'https:')]) {
      expectProblem(await clientFor(row).request<Problem>(methodOf(row), path, await row.body?.(team), { origin }), 403, 'foreign_origin')
    }
    const cookie = [...clientFor(row).cookies].map(pair => pair.join('=')).join('; ')
    const withoutOrigin = await fetch(server.url + path, { method: methodOf(row), headers: { cookie } })
    expect(withoutOrigin.status).toBe(403)
  })

  it('may come from APP_URL', async () => {
    const proxied = await startServer({ APP_URL: 'https://crm.example.com' })
    const answer = await createClient(proxied.url).post<Problem>('/api/auth/login', { email: 'nobody@example.com', password: 'wrong' }, { origin: 'https://crm.example.com' })
    expectProblem(answer, 401, 'wrong_credentials')
    await proxied.dispose()
  })
})

describe('versions', () => {
  it.each(routes.filter(({ isVersioned }) => isVersioned))('$route answers a stale one with 409 and the record as it is, and writes nothing', async (row) => {
    const path = await pathOf(row)
    const body = await row.body?.(team)
    const change = (version: string) => clients.admin.request<Problem>(methodOf(row), path, body, { 'if-match': version })
    const stale = await change('"7"')
    expectProblem(stale, 409, 'stale_version')
    expect(stale.body.current).toMatchObject({ version: 1 })
    for (const broken of ['7', '"seven"', '"1', '""', '"-1"', '"1", "2"']) expectProblem(await change(broken), 400, 'malformed_request')
    expect((await change('"1"')).status).toBe(200)
    expectProblem(await change('"1"'), 409, 'stale_version')
  })
})

describe('addresses', () => {
  it('that do not exist are a 404 of the same form', async () => {
    for (const path of ['/api/nonsense', '/api/contacts/../nonsense', '/api/contacts/x/y/z']) expectProblem(await clients.admin.get<Problem>(path), 404, 'not_found')
  })

  it('do not take other methods', async () => {
    const answer = await clients.admin.request<Problem>('PUT', '/api/contacts', {})
    expect([404, 405]).toContain(answer.status)
    expectProblem(answer, answer.status)
  })

  it('with odd ids are as unknown as random ones', async () => {
    for (const id of ['1', '0', '%00', '..%2f..%2fetc', 'x'.repeat(2000), encodeURIComponent('\' or 1=1 --'), '%ff']) {
      const answer = await clients.admin.get<Problem>(`/api/contacts/${id}`)
      expect([400, 404], id).toContain(answer.status)
      expectProblem(answer, answer.status)
    }
  })
})
