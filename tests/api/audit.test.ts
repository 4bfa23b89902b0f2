import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { AuditPage } from '#shared/audit/schema'
import type { ChainCheck } from '#shared/audit/answers'
import type { RecordHistory } from '#shared/history/schema'
import type { Problem } from '#shared/problems'
import { registerAccount, type SignedIn } from '../support/accounts'
import { createClient } from '../support/client'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let ana: SignedIn

beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres', organization: 'Studio North' })
})
afterAll(() => server?.dispose())

const log = async (query = '') => (await ana.client.get<AuditPage>(`/api/audit-log${query}`)).body.entries

it('sign-ins are in the audit log, failed ones summed, those of strangers not at all', async () => {
  const { email } = ana.session.user
  for (const tried of [email, email, email, 'stranger@example.com']) await createClient(server.url).post('/api/auth/login', { email: tried, password: 'wrong' })
  const failed = await vi.waitUntil(async () => (await log('?type=user.sign_in_failed'))[0], { timeout: 60_000 })
  expect(failed).toMatchObject({ actorId: null, subjectId: ana.session.user.id, subjectName: 'Ana Torres', details: { count: 1 } })
  expect(JSON.stringify(await log())).not.toContain('stranger')
})

it('the audit log leaves as a file that says so, and no route changes it', async () => {
  const file = await ana.client.get<string>('/api/audit-log/export.csv?type=.created')
  expect(file.headers.get('content-type')).toContain('text/csv')
  expect((await log('?limit=1'))[0]).toMatchObject({ type: 'audit_log.exported', details: { filters: { type: '.created' } } })
  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'] as const) expect([404, 405]).toContain((await ana.client.request(method, '/api/audit-log', {})).status)
  expect((await ana.client.get<Problem>('/api/audit-log?type=%27%3Bdrop')).status).toBe(400)
  expect((await ana.client.get<Problem>('/api/audit-log?cursor=WyJhdWRpdCBsb2ciLCJ4IiwiIl0')).body.code).toBe('invalid_cursor')
  expect((await ana.client.get<ChainCheck>('/api/audit-log/check')).body).toMatchObject({ breaks: [], next: null })
})

it('a record is put back under If-Match, and only from its own history', async () => {
  const make = async (firstName: string) => (await ana.client.post<{ contact: { id: string } }>('/api/contacts', { firstName })).body.contact.id
  const [zoe, sara] = [await make('Zoë'), await make('Sara')]
  await ana.client.request('PATCH', `/api/contacts/${zoe}`, { title: 'Producer' })
  const { body: { entries: [newest], version } } = await ana.client.get<RecordHistory>(`/api/contacts/${zoe}/history`)
  const revert = (id: string, seen: number) => ana.client.request<Problem & { contact: { title: string | null } }>('POST', `/api/contacts/${id}/history/${newest!.id}/revert`, { scope: 'change' }, { 'if-match': `"${seen}"` })
  expect((await revert(sara, 1)).status).toBe(404)
  expect((await revert(zoe, version - 1)).body.code).toBe('stale_version')
  expect((await revert(zoe, version)).body.contact.title).toBeNull()
})
