import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { password, registerAccount, type SignedIn } from '../../support/accounts'
import { codeOf } from '../../support/authenticator'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { inviteMember, withDatabaseOf } from '../../support/team'

let server: TestServer
let ana: SignedIn
let secret = ''
let number = 0
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

const login = (code?: string, withPassword = password) => createClient(server.url).post<Problem>('/api/auth/login', { email: ana.email, password: withPassword, code })

beforeEach(async () => {
  await withDatabaseOf(server, db => db.deleteFrom('signInFailures').execute())
  ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++number}` })
  secret = (await ana.client.put<{ secret: string }>('/api/profile/two-step/secret', { password }, { 'idempotency-key': `set-up-${number}` })).body.secret
  expect((await ana.client.put('/api/profile/two-step', { code: codeOf(secret, -1) })).status).toBe(200)
})

describe('two-step sign-in', () => {
  it('lets nobody in with the password alone, and tells the guesser of a password nothing', async () => {
    const { status, body, headers } = await login()
    expect([status, body.code, body.help]).toEqual([401, 'two_step_required', '/help/security'])
    expect(headers.getSetCookie()).toEqual([])
    expect((await login(undefined, 'not this one')).body.code).toBe('wrong_credentials')
    expect((await login(codeOf(secret), 'not this one')).body.code).toBe('wrong_credentials')
  })

  it('cannot be guessed by asking many at once', async () => {
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, guess) => login(String(guess).padStart(6, '0'))))
    expect(guesses.filter(({ body }) => body.code === 'wrong_code').length).toBeLessThanOrEqual(6)
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(14)
  })

  it('takes a code once of five who show it at once', async () => {
    const code = codeOf(secret)
    const statuses = (await Promise.all(Array.from({ length: 5 }, () => login(code)))).map(({ status }) => status)
    expect(statuses.filter(status => status === 200)).toHaveLength(1)
  })

  it('is not got round by a new password', async () => {
    const client = createClient(server.url)
    await client.post('/api/auth/forgot', { email: ana.email })
    const token = await withDatabaseOf(server, async (db) => {
      const { payload } = await db.selectFrom('jobs').select('payload').where('type', '=', 'send-email').orderBy('createdAt', 'desc').executeTakeFirstOrThrow()
      return /token=([\w-]+)/.exec(payload)![1]
    })
    expect((await client.post('/api/auth/reset', { token, password: 'quite another password' })).status).toBe(204)
    expect((await login(undefined, 'quite another password')).body.code).toBe('two_step_required')
    expect((await login(codeOf(secret), 'quite another password')).status).toBe(200)
  })

  it('closes what was open elsewhere, and keeps secrets out of repeated answers', async () => {
    const elsewhere = await login(codeOf(secret))
    expect(elsewhere.status).toBe(200)
    const other = createClient(server.url)
    await other.post('/api/auth/login', { email: ana.email, password, code: codeOf(secret, 1) })
    expect((await ana.client.post('/api/profile/two-step/removal', { password, code: '000000' })).status).toBe(422)
    expect((await other.get('/api/auth/session')).status).toBe(200)
    await withDatabaseOf(server, db => db.updateTable('twoSteps').set({ lastStep: 0 }).where('userId', '=', ana.session.user.id).execute())
    expect((await ana.client.post('/api/profile/two-step/removal', { password, code: codeOf(secret) })).status).toBe(204)
    expect((await other.get('/api/auth/session')).status).toBe(401)
    expect((await login()).status).toBe(200)
    const kept = await withDatabaseOf(server, db => db.selectFrom('idempotencyKeys').select('body').execute())
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  it('once the organization asks for it, closes everything but the set-up to who has none', async () => {
    const rui = await inviteMember(server, ana, 'rep', 'Rui Costa')
    const actor = createClient(server.url)
    await actor.post('/api/auth/login', { email: ana.email, password, code: codeOf(secret) })
    expect((await rui.client.patch('/api/organization', { requireTwoStep: true })).status).toBe(403)
    expect((await actor.patch('/api/organization', { requireTwoStep: true })).status).toBe(200)
    for (const path of ['/api/contacts', '/api/today', '/api/notices', '/api/members', '/api/profile/sessions']) {
      const { status, body } = await rui.client.get<Problem>(path)
      expect([path, status, body.code]).toEqual([path, 403, 'two_step_needed'])
    }
    for (const path of ['/api/auth/session', '/api/organizations', '/api/profile/two-step']) expect((await rui.client.get(path)).status).toBe(200)
    expect((await actor.get('/api/contacts')).status).toBe(200)
    const audit = (await actor.get<{ entries: { type: string }[] }>('/api/audit-log')).body
    expect(JSON.stringify(audit)).toContain('user.two_step_enabled')
  })
})
