import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenApiDocument } from '#shared/api-reference/document'
import { newId } from '#server/domain/ids'
import { startClaude, type Claude } from '../support/claude'
import { createClient, type Answer, type Client } from '../support/client'
import { createContract, type Contract } from '../support/contract'
import { startServer, type TestServer } from '../support/server'
import { createTeam, type Team } from '../support/team'
import { pathFor } from './routes/path'
import { operatorTokens, successes } from './routes/successes'
import { routes, type RouteRow } from './routes/table'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** They succeed in tests of their own: with a link that comes by mail, a code of an app, or by ending everyone's work. */
const elsewhere: string[] = [
  'POST /api/auth/verify', 'POST /api/auth/reset', 'POST /api/bulk/:id/cancel',
  'PUT /api/profile/two-step', 'PUT /api/profile/two-step/secret', 'PUT /api/profile/two-step/recovery-codes', 'POST /api/profile/two-step/removal',
  'POST /api/organization/import', 'POST /api/backups/upload', 'POST /api/backups/:id/restore',
]

let server: TestServer
let claude: Claude
let team: Team
let nobody: Client
let contract: Contract
const succeeded = new Set<string>(elsewhere)

beforeAll(async () => {
  claude = await startClaude()
  server = await startServer({ ...operatorTokens, ANTHROPIC_BASE_URL: claude.url, ANTHROPIC_API_KEY: 'test-key' })
  team = await createTeam(server)
  nobody = createClient(server.url)
  contract = createContract((await nobody.get<OpenApiDocument>('/api/openapi.json')).body)
})
afterAll(async () => {
  await server?.dispose()
  await claude?.close()
})

const rows = routes.map(row => [`${row.route}${row.query ?? ''}`, row] as const)
const guarded = rows.filter(([, { isPublic }]) => !isPublic)

async function ask(row: RouteRow, client: Client, { id, more = '' }: { id?: string, more?: string } = {}): Promise<Answer> {
  const query = [row.query?.slice(1), more].filter(Boolean).join('&')
  return client.request(row.route.split(' ')[0] as Method, `${pathFor(row, id)}${query && `?${query}`}`, await row.body?.(team))
}

function expectAsDocumented(route: string, answer: Answer) {
  expect(contract.faultsOf(route, answer)).toEqual([])
  if (answer.status < 400) succeeded.add(route)
}

describe('an answer is as the OpenAPI document says, without a field more', () => {
  it.each(rows)('%s', async (_name, row) => {
    expectAsDocumented(row.route, await ask(row, row.isPublic ? nobody : team.admin.client, { id: await row.make?.(team.admin) }))
  })

  it.each(successes.map(success => [success.route, success] as const))('%s, when it succeeds', async (route, { call }) => {
    const answer = await call({ team, url: server.url, claude })
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    expectAsDocumented(route, answer)
  })

  it('holds of the sample data, which has something of everything', async () => {
    for (const [, row] of guarded.filter(([, { route }]) => route.startsWith('GET') && !route.includes(':'))) expectAsDocumented(row.route, await ask(row, team.outsider.client))
  })

  it('was seen of every operation', () => {
    expect([...new Set(routes.map(({ route }) => route))].filter(route => !succeeded.has(route)), 'add a request that succeeds to tests/api/routes/successes.ts').toEqual([])
  })
})

describe('a refusal is as the OpenAPI document says', () => {
  it.each(guarded)('%s, signed out', async (_name, row) => {
    expectAsDocumented(row.route, await ask(row, nobody))
  })

  it.each(guarded)('%s, with the role readonly', async (_name, row) => {
    expectAsDocumented(row.route, await ask(row, team.readonly.client, { id: await row.make?.(team.admin) }))
  })

  it.each(rows)('%s, of nothing', async (_name, row) => {
    expectAsDocumented(row.route, await ask(row, row.isPublic ? nobody : team.outsider.client, { id: newId() }))
  })

  it.each(rows)('%s, with a parameter that is not known', async (_name, row) => {
    const answer = await ask(row, row.isPublic ? nobody : team.admin.client, { id: await row.make?.(team.admin), more: 'nonsense=1' })
    expectAsDocumented(row.route, answer)
    expect(answer.status).toBe(400)
  })

  it.each(rows.filter(([, { body, isMultipart }]) => body && !isMultipart))('%s, with a body that is not JSON', async (_name, row) => {
    const client = row.isPublic ? nobody : team.admin.client
    const send = async (body: string, type: string) => client.request(row.route.split(' ')[0] as Method, `${pathFor(row, await row.make?.(team.admin))}${row.query ?? ''}`, body, { 'content-type': type })
    expectAsDocumented(row.route, await send('{', 'application/json'))
    expectAsDocumented(row.route, await send('{}', 'text/plain'))
    expectAsDocumented(row.route, await send('{"nonsense":1}', 'application/json'))
  })
})

describe('the OpenAPI document', () => {
  it('says which routes take If-Match', () => {
    const taking = Object.entries(contract.document.paths).flatMap(([path, item]) => Object.entries(item)
      .filter(([, operation]) => operation.parameters?.some(({ name }) => name === 'If-Match')).map(([method]) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`))
    expect(taking).toEqual(expect.arrayContaining(routes.filter(({ isVersioned }) => isVersioned).map(({ route }) => route)))
  })

  it('is for everyone, and kept until it is another one', async () => {
    const { status, headers } = await nobody.get('/api/openapi.json')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    const again = await nobody.get('/api/openapi.json', { 'if-none-match': headers.get('etag') ?? '' })
    expect(again).toMatchObject({ status: 304, body: '' })
  })
})
