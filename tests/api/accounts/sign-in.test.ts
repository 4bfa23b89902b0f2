import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { password, registerAccount } from '../../support/accounts'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

describe('signing in', () => {
  it('keeps the session in a cookie that scripts cannot read, and gives no secret away', async () => {
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    const { headers, body } = await createClient(server.url).post<{ token: string }>('/api/auth/login', { email: email.toUpperCase(), password })
    const [cookie = ''] = headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/; Secure/i)
    expect(body.token).toBe('cookie')
    expect(JSON.stringify(body)).not.toContain(cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';')))
  })

  it('holds the cookie to this host over https', async () => {
    const proxied = await startServer({ APP_URL: 'https://crm.example.com' })
    const { headers, status } = await createClient(proxied.url).post('/api/auth/register', { organization: 'Studio North', name: 'Ana', email: 'ana@example.com', password }, { origin: 'https://crm.example.com' })
    await proxied.dispose()
    expect(status).toBe(201)
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-.*; Secure/i)
    expect(headers.get('strict-transport-security')).toContain('max-age')
  })

  it('answers a wrong password and an unknown account alike', async () => {
    const { email } = await registerAccount(server, { name: 'Mina Rahimi' })
    const client = createClient(server.url)
    const wrong = await client.post('/api/auth/login', { email, password: 'not this one' })
    const unknown = await client.post('/api/auth/login', { email: 'nobody@example.com', password: 'not this one' })
    expect(wrong.status).toBe(401)
    expect(unknown.body).toEqual(wrong.body)
  })

  it('ends with signing out', async () => {
    const { client } = await registerAccount(server, { name: 'Rui Costa' })
    const cookie = [...client.cookies].map(pair => pair.join('=')).join('; ')
    expect((await client.post('/api/auth/logout')).status).toBe(204)
    expect(client.cookies.size).toBe(0)
    expect((await client.get('/api/auth/session', { cookie })).status).toBe(401)
  })

  it('survives a restart', async () => {
    const { client } = await registerAccount(server, { name: 'Lea Brandt' })
    await server.restart()
    expect((await client.get('/api/auth/session')).status).toBe(200)
  })
})
