import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { password, registerAccount, signIn } from '../../support/accounts'
import { startServer, type TestServer } from '../../support/server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

describe('own sessions', () => {
  it('are listed, and ended one by one or all others at once', async () => {
    const { client, email } = await registerAccount(server, { name: 'Ana Torres' })
    const [phone, tablet, laptop] = [await signIn(server, email), await signIn(server, email), await signIn(server, email)]
    const { body } = await phone.get<{ sessions: { id: string, current: boolean }[] }>('/api/profile/sessions')
    expect(body.sessions.map(({ current }) => current).sort()).toEqual([false, false, false, true])
    const [own] = body.sessions.filter(({ current }) => current)
    expect((await client.delete(`/api/profile/sessions/${own?.id}`)).status).toBe(204)
    expect((await phone.get('/api/auth/session')).status).toBe(401)
    expect((await tablet.delete('/api/profile/sessions')).status).toBe(204)
    expect([(await client.get('/api/auth/session')).status, (await laptop.get('/api/auth/session')).status, (await tablet.get('/api/auth/session')).status]).toEqual([401, 401, 200])
  })

  it('of others cannot be ended', async () => {
    const mina = await registerAccount(server, { name: 'Mina Rahimi' })
    const sam = await registerAccount(server, { name: 'Sam Reed', organization: 'Studio South' })
    const { body } = await mina.client.get<{ sessions: { id: string }[] }>('/api/profile/sessions')
    expect((await sam.client.delete(`/api/profile/sessions/${body.sessions[0]?.id}`)).status).toBe(404)
    expect((await mina.client.get('/api/auth/session')).status).toBe(200)
  })

  it('end with a change of the password, except this one', async () => {
    const { client, email } = await registerAccount(server, { name: 'Rui Costa' })
    const phone = await signIn(server, email)
    expect((await client.put<Problem>('/api/profile/password', { currentPassword: 'not this one', password: 'an entirely new one' })).status).toBe(422)
    expect((await phone.get('/api/auth/session')).status).toBe(200)
    expect((await client.put('/api/profile/password', { currentPassword: password, password: 'an entirely new one' })).status).toBe(204)
    expect((await phone.get('/api/auth/session')).status).toBe(401)
    expect((await client.get('/api/auth/session')).status).toBe(200)
  })
})
