import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startPostgres, type PostgresServer } from '../support/postgres-server'
import { startServer, type TestServer } from '../support/server'

describe('a server whose PostgreSQL goes away', () => {
  let postgres: PostgresServer
  let server: TestServer
  let ana: SignedIn
  beforeAll(async () => {
    postgres = await startPostgres()
    server = await startServer({ DATABASE_URL: postgres.url })
    ana = await registerAccount(server, { name: 'Ana Torres' })
  })
  afterAll(async () => {
    await server?.dispose()
    await postgres?.stop()
  })

  it('has said at its start that this role stands above row-level security', () => {
    expect(server.log()).toContain('The database role \\"postgres\\" is a superuser, so row-level security does not hold for it')
  })

  it('says so while it is away, and goes on when it is back', async () => {
    await ana.client.post('/api/contacts', { firstName: 'Zoë' })
    await postgres.pause()
    for (let turn = 0; turn < 3; turn++) {
      const { status, headers, body } = await ana.client.post<Problem>('/api/contacts', { firstName: 'Amara' })
      expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({ status: 503, code: 'unavailable', retryAfter: '5' })
    }
    expect((await ana.client.get('/api/health')).status).toBe(503)

    await postgres.resume()
    await expect.poll(async () => (await ana.client.get('/api/health')).status).toBe(200)
    expect((await ana.client.post('/api/contacts', { firstName: 'Sara' })).status).toBe(201)
    const { body } = await ana.client.get<{ contacts: { firstName: string }[] }>('/api/contacts?sort=name')
    expect(body.contacts.map(({ firstName }) => firstName).sort()).toEqual(['Sara', 'Zoë'])
  })

  it('does the jobs of afterwards, and is heard by browsers again', async () => {
    const leaving = new AbortController()
    const cookie = [...ana.client.cookies].map(pair => pair.join('=')).join('; ')
    const { body } = await fetch(`${server.url}/api/notices`, { headers: { accept: 'text/event-stream', cookie }, signal: leaving.signal })
    let heard = ''
    const reading = (async () => {
      for await (const chunk of body!) heard += new TextDecoder().decode(chunk as Uint8Array)
    })().catch(() => undefined)
    await expect.poll(() => heard).toContain('event: ready')
    await postgres.pause()
    await postgres.resume()
    await expect.poll(() => heard).toContain('"everything"')

    const form = new FormData()
    form.set('file', new File(['First name,Email\nMina,mina@example.com\n'], 'one.csv'))
    expect((await ana.client.post('/api/import/contacts', form)).status).toBeLessThan(300)
    await expect.poll(async () => (await ana.client.get<{ total: number }>('/api/contacts')).body.total).toBe(3)
    leaving.abort()
    await reading
  })

  it('ends a stream of notices with the session it belongs to, and gives one person only so many', async () => {
    const { client } = await registerAccount(server, { name: 'Sam Reed' })
    const headers = { accept: 'text/event-stream', cookie: [...client.cookies].map(pair => pair.join('=')).join('; ') }
    const streams = await Promise.all(Array.from({ length: 21 }, () => fetch(`${server.url}/api/notices`, { headers })))
    expect(streams.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 20 }, () => 200), 204])
    await client.post('/api/auth/logout')
    // Each reads to its end, which comes with the next beat.
    await Promise.all(streams.map(stream => stream.text()))
    expect((await fetch(`${server.url}/api/notices`, { headers })).status).toBe(401)
  })
})
