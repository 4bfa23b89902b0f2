import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { password, registerAccount, signIn } from '../../support/accounts'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { startSmtpServer, textOfMail, type SmtpServer } from '../../support/smtp-server'
import { withDatabaseOf } from '../../support/team'

let server: TestServer
let smtp: SmtpServer
beforeAll(async () => {
  smtp = await startSmtpServer()
  server = await startServer({ SMTP_URL: smtp.url })
})
afterAll(async () => {
  await server?.dispose()
  await smtp?.stop()
})

const verify = (token: string) => createClient(server.url).post<Problem>('/api/auth/verify', { token })

/** The token in the next mail, which goes to this address. */
async function tokenTo(address: string): Promise<string> {
  const mail = await smtp.next()
  expect(mail.to).toEqual([address])
  const [, token = ''] = /\/verify#(\S+)/.exec(textOfMail(mail)) ?? []
  return token
}

describe('an address', () => {
  it('is proved by the link in the mail, once; until then nobody is invited', async () => {
    const { client, email } = await registerAccount(server, { name: 'Ana Torres' })
    const token = await tokenTo(email)
    expect((await client.get('/api/auth/session')).body).toMatchObject({ sendsMail: true, user: { isVerified: false } })
    expect((await client.post('/api/contacts', { firstName: 'Zoë' })).status).toBe(201)
    expect((await client.post<Problem>('/api/invites', { role: 'rep' })).body).toMatchObject({ status: 403, code: 'unverified_email' })
    expect((await verify(`${token}x`)).body).toMatchObject({ code: 'invalid_token' })
    expect((await verify(token)).status).toBe(200)
    expect((await verify(token)).body).toMatchObject({ code: 'invalid_token' })
    expect((await client.get('/api/auth/session')).body).toMatchObject({ user: { isVerified: true } })
    expect((await client.post('/api/invites', { role: 'rep' })).status).toBe(201)
    expect((await client.post<Problem>('/api/profile/verification')).body).toMatchObject({ code: 'already_done' })
  })

  it('is sent a new link on demand, which ends the one before, and not without limit', async () => {
    const { client, email } = await registerAccount(server, { name: 'Mina Rahimi' })
    const former = await tokenTo(email)
    expect((await client.post('/api/profile/verification')).status).toBe(204)
    const token = await tokenTo(email)
    expect((await verify(former)).status).toBe(422)
    const statuses = [] as number[]
    for (let tries = 0; tries < 6; tries++) statuses.push((await client.post('/api/profile/verification')).status)
    expect(statuses).toContain(429)
    for (const _ of statuses.filter(status => status === 204)) await tokenTo(email)
    expect((await verify(token)).status).toBe(422)
  })

  it('is proved within a day', async () => {
    const { email } = await registerAccount(server, { name: 'Lea Brandt' })
    const token = await tokenTo(email)
    await withDatabaseOf(server, db => db.updateTable('emailVerifications').set({ expiresAt: '2026-01-05T09:00:00.000Z' }).execute())
    expect((await verify(token)).status).toBe(422)
  })

  it('changes with the password and a link to the new one; the old one is told and signs in no more', async () => {
    const { client, email } = await registerAccount(server, { name: 'Rui Costa' })
    await verify(await tokenTo(email))
    const wanted = 'rui@elsewhere.example'
    expect((await client.put<Problem>('/api/profile/email', { email: wanted, password: 'not this one' })).body).toMatchObject({ issues: [{ path: 'password', code: 'wrong_password' }] })
    expect((await client.put('/api/profile/email', { email: wanted, password })).body).toEqual({ isChanged: false })
    const token = await tokenTo(wanted)
    expect((await client.get('/api/auth/session')).body).toMatchObject({ user: { email, isVerified: true } })
    await createClient(server.url).post('/api/auth/forgot', { email })
    const [, reset = ''] = /token=(\S+)/.exec(textOfMail(await smtp.next())) ?? []

    expect((await verify(token)).status).toBe(200)
    const told = await smtp.next()
    expect([told.to, textOfMail(told)]).toEqual([[email], expect.stringContaining(wanted)])
    expect((await client.get('/api/auth/session')).body).toMatchObject({ user: { email: wanted, isVerified: true } })
    expect((await createClient(server.url).post('/api/auth/reset', { token: reset, password: 'an entirely new one' })).status).toBe(422)
    expect((await createClient(server.url).post('/api/auth/login', { email, password })).status).toBe(401)
    await signIn(server, wanted)
  })

  it('of another account cannot be taken, not even with a link from before', async () => {
    const { client, email } = await registerAccount(server, { name: 'Ines Duarte' })
    await tokenTo(email)
    const wanted = 'ines@elsewhere.example'
    await client.put('/api/profile/email', { email: wanted, password })
    const token = await tokenTo(wanted)
    const other = createClient(server.url)
    await other.post('/api/auth/register', { organization: 'Elsewhere', name: 'Other Ines', email: wanted, password })
    await tokenTo(wanted)
    expect((await verify(token)).body).toMatchObject({ code: 'duplicate_account' })
    expect((await client.put<Problem>('/api/profile/email', { email: wanted, password })).body).toMatchObject({ code: 'duplicate_account' })
    expect((await client.get('/api/auth/session')).body).toMatchObject({ user: { email } })
  })
})

it('nothing has to be proved where no mail can be sent, and a new address counts at once', async () => {
  const quiet = await startServer()
  const { client } = await registerAccount(quiet, { name: 'Sam Reed' })
  expect((await client.get('/api/auth/session')).body).toMatchObject({ sendsMail: false })
  expect((await client.post('/api/invites', { role: 'rep' })).status).toBe(201)
  expect((await client.put('/api/profile/email', { email: 'sam@elsewhere.example', password })).body).toEqual({ isChanged: true })
  await signIn(quiet, 'sam@elsewhere.example')
  await quiet.dispose()
})
