import { afterEach, describe, expect, it } from 'vitest'
import type { Session } from '#shared/accounts/schema'
import type { Problem } from '#shared/problems'
import { password, registerAccount, signIn } from '../support/accounts'
import { createClient } from '../support/client'
import { createEmptyDatabase, engines } from '../support/databases'
import { startServer, type TestServer } from '../support/server'
import { startSmtpServer, textOfMail, type SmtpServer } from '../support/smtp-server'

let server: TestServer
let smtp: SmtpServer | undefined
afterEach(async () => {
  await server?.dispose()
  await smtp?.stop()
  smtp = undefined
})

const newcomer = (name: string, more: object = {}) => ({ organization: 'Studio North', name, email: `${name.toLowerCase()}@example.com`, password, ...more })

describe('registering', () => {
  it('makes an organization with its pipeline and signs in', async () => {
    server = await startServer()
    const { client, session } = await registerAccount(server, { name: 'Ana Torres', locale: 'fa' })
    expect(session).toMatchObject({ user: { name: 'Ana Torres', locale: 'fa', timeZone: 'Europe/Berlin', isOperator: true }, organization: { name: 'Studio North' }, role: 'admin' })
    expect((await client.get('/api/auth/session')).body).toMatchObject({ user: { id: session.user.id } })
    const { body } = await client.get<{ pipelines: { isDefault: boolean, stages: { name: string, probability: number, outcome: string | null }[] }[] }>('/api/pipelines')
    expect(body.pipelines).toHaveLength(1)
    expect(body.pipelines[0]?.stages.map(({ name, probability, outcome }) => [name, probability, outcome])).toEqual([['Lead', 10, null], ['Qualified', 30, null], ['Proposal', 60, null], ['Won', 100, 'won'], ['Lost', 0, 'lost']])
    expect((await client.get<{ total: number }>('/api/contacts')).body.total).toBe(0)
  })

  it('makes the first account the operator\'s, and no other', async () => {
    server = await startServer()
    expect((await registerAccount(server, { name: 'Ana Torres' })).session.user.isOperator).toBe(true)
    expect((await registerAccount(server, { name: 'Sam Reed' })).session.user.isOperator).toBe(false)
  })

  it('is open until the first account exists, and then by invitation', async () => {
    server = await startServer({ REGISTRATION: undefined })
    const client = createClient(server.url)
    expect((await client.get('/api/auth/registration')).body).toMatchObject({ open: true, setUpCodeRequired: false })
    await registerAccount(server, { name: 'Ana Torres' })
    expect((await client.get('/api/auth/registration')).body).toMatchObject({ open: false })
    expect((await client.post<Problem>('/api/auth/register', newcomer('Sam'))).body).toMatchObject({ status: 403, code: 'registration_closed' })
  })

  it('makes one operator of two first registrations at the same moment', async () => {
    server = await startServer({ REGISTRATION: 'invite' })
    const answers = await Promise.all(['Ana', 'Sam', 'Rui'].map(name => createClient(server.url).post<Session | Problem>('/api/auth/register', newcomer(name))))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403])
  })

  it('takes each address once, whatever its letters', async () => {
    server = await startServer()
    await registerAccount(server, { name: 'Ana Torres' })
    const again = await createClient(server.url).post<Problem>('/api/auth/register', newcomer('Ana', { email: 'ANA.Torres@Studio-North.example' }))
    expect(again.body).toMatchObject({ status: 409, code: 'duplicate_account' })
  })

  it('names what is wrong with the fields', async () => {
    server = await startServer()
    const { status, body } = await createClient(server.url).post<Problem>('/api/auth/register', { organization: '', name: '', email: 'nobody', password: 'short', timeZone: 'Mars/Olympus', locale: 'xx' })
    expect(status).toBe(422)
    expect(body.issues?.map(({ path }) => path).sort()).toEqual(['email', 'locale', 'name', 'organization', 'password', 'timeZone'])
  })
})

describe('the set-up code', () => {
  it('is asked for when the server listens beyond this machine, and stands in the log', async () => {
    server = await startServer({ HOST: '0.0.0.0' })
    const client = createClient(server.url)
    expect((await client.get('/api/auth/registration')).body).toMatchObject({ setUpCodeRequired: true })
    for (const more of [{}, { setUpCode: '' }, { setUpCode: '00000000' }]) {
      expect((await client.post<Problem>('/api/auth/register', newcomer('Ana', more))).body).toMatchObject({ status: 403, code: 'set_up_code_required' })
    }
    const [, code] = /[Ss]et-up code[^\d]*(\d{6,})/.exec(server.log()) ?? []
    expect(code).toBeDefined()
    await server.restart()
    expect((await client.post('/api/auth/register', newcomer('Ana', { setUpCode: code }))).status).toBe(201)
    expect((await client.post('/api/auth/register', newcomer('Sam'))).status).toBe(201)
  })

  it('cannot be guessed by trying', async () => {
    server = await startServer({ HOST: '0.0.0.0' })
    const statuses: number[] = []
    for (let guess = 0; guess < 40; guess++) statuses.push((await createClient(server.url).post('/api/auth/register', newcomer('Ana', { setUpCode: String(10_000_000 + guess) }))).status)
    expect(statuses.filter(status => status === 403).length).toBeLessThan(30)
    expect(statuses.at(-1)).toBe(429)
  }, 60_000)
})

describe('signing in', () => {
  it('keeps the session in a cookie that scripts cannot read, and gives no secret away', async () => {
    server = await startServer()
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
    server = await startServer({ APP_URL: 'https://crm.example.com' })
    const { headers, status } = await createClient(server.url).post('/api/auth/register', newcomer('Ana'), { origin: 'https://crm.example.com' })
    expect(status).toBe(201)
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-.*; Secure/i)
    expect(headers.get('strict-transport-security')).toContain('max-age')
  })

  it('answers a wrong password and an unknown account alike', async () => {
    server = await startServer()
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    const client = createClient(server.url)
    const wrong = await client.post('/api/auth/login', { email, password: 'not this one' })
    const unknown = await client.post('/api/auth/login', { email: 'nobody@example.com', password: 'not this one' })
    expect(wrong.status).toBe(401)
    expect(unknown.body).toEqual(wrong.body)
  })

  it('ends with signing out', async () => {
    server = await startServer()
    const { client } = await registerAccount(server, { name: 'Ana Torres' })
    const cookie = [...client.cookies].map(pair => pair.join('=')).join('; ')
    expect((await client.post('/api/auth/logout')).status).toBe(204)
    expect(client.cookies.size).toBe(0)
    expect((await client.get('/api/auth/session', { cookie })).status).toBe(401)
  })

  it('survives a restart', async () => {
    server = await startServer()
    const { client } = await registerAccount(server, { name: 'Ana Torres' })
    await server.restart()
    expect((await client.get('/api/auth/session')).status).toBe(200)
  })
})

describe('brute force', () => {
  const guess = (email: string) => createClient(server.url).post<Problem>('/api/auth/login', { email, password: 'guessed' })

  it('is slowed for the account, also with the right password and after a restart', async () => {
    server = await startServer()
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    const statuses: number[] = []
    for (let turn = 0; turn < 12; turn++) statuses.push((await guess(email)).status)
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
    expect(statuses.at(-1)).toBe(429)

    for (let turn = 0; turn < 60 && Number((await guess(email)).headers.get('retry-after') ?? 0) < 3; turn++) await new Promise(resolve => setTimeout(resolve, 300))
    await server.restart()
    const answer = await createClient(server.url).post<Problem>('/api/auth/login', { email, password })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.body).toMatchObject({ code: 'too_many_requests' })
  }, 60_000)

  it.each(engines)('gains nothing by asking many at once, on %s', async (engine) => {
    const database = await createEmptyDatabase(engine)
    server = await startServer({ DATABASE_URL: database.url })
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(email)))
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(6)
    await server.dispose()
    await database.remove()
  })

  it('is slowed for the address, whatever the account', async () => {
    server = await startServer()
    const statuses: number[] = []
    for (let turn = 0; turn < 30; turn++) statuses.push((await guess(`nobody${turn}@example.com`)).status)
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401))
    expect(statuses).toContain(429)
  }, 60_000)

  it('cannot hide behind a forged address', async () => {
    server = await startServer()
    const statuses: number[] = []
    for (let turn = 0; turn < 30; turn++) statuses.push((await createClient(server.url).post('/api/auth/login', { email: `nobody${turn}@example.com`, password: 'guessed' }, { 'x-forwarded-for': `203.0.113.${turn}` })).status)
    expect(statuses).toContain(429)
  }, 60_000)

  it('is forgotten with the right password', async () => {
    server = await startServer()
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    for (let round = 0; round < 3; round++) {
      for (let turn = 0; turn < 3; turn++) expect((await guess(email)).status).toBe(401)
      await signIn(server, email)
    }
  })
})

describe('a forgotten password', () => {
  const linkIn = (text: string) => /https?:\/\/\S+token=(\S+)/.exec(text)

  it('is set anew with the link from the mail, once, and ends every session', async () => {
    smtp = await startSmtpServer()
    server = await startServer({ SMTP_URL: smtp.url, APP_URL: 'http://localhost:3000' })
    const { client, email } = await registerAccount(server, { name: 'Ana Torres' })
    const guest = createClient(server.url)
    expect((await guest.post('/api/auth/forgot', { email })).status).toBe(204)
    const mail = await smtp.next()
    expect(mail.to).toEqual([email])
    const [link = '', token = ''] = linkIn(textOfMail(mail)) ?? []
    expect(link).toMatch(/^http:\/\/localhost:3000\//)

    expect((await guest.post('/api/auth/reset', { token: `${token}x`, password: 'an entirely new one' })).status).toBe(422)
    expect((await guest.post('/api/auth/reset', { token, password: 'short' })).status).toBe(422)
    expect((await guest.post('/api/auth/reset', { token, password: 'an entirely new one' })).status).toBe(204)
    expect((await guest.post<Problem>('/api/auth/reset', { token, password: 'and another new one' })).body).toMatchObject({ code: 'invalid_token' })
    expect((await client.get('/api/auth/session')).status).toBe(401)
    expect((await guest.post('/api/auth/login', { email, password })).status).toBe(401)
    await signIn(server, email, 'an entirely new one')
  })

  it('does not tell whether the account exists', async () => {
    smtp = await startSmtpServer()
    server = await startServer({ SMTP_URL: smtp.url })
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    const guest = createClient(server.url)
    const unknown = await guest.post('/api/auth/forgot', { email: 'nobody@example.com' })
    const known = await guest.post('/api/auth/forgot', { email })
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    await smtp.next()
    expect(smtp.mails.map(({ to }) => to)).toEqual([[email]])
  })

  it('puts the link into the log when no mail server is set', async () => {
    server = await startServer()
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    await createClient(server.url).post('/api/auth/forgot', { email })
    await expect.poll(() => linkIn(server.log())?.[1]).toBeDefined()
    const [, token] = linkIn(server.log()) ?? []
    expect((await createClient(server.url).post('/api/auth/reset', { token, password: 'an entirely new one' })).status).toBe(204)
  })

  it('sends the mail later when the mail server is away, also after a restart', async () => {
    smtp = await startSmtpServer()
    const { url } = smtp
    await smtp.stop()
    server = await startServer({ SMTP_URL: url })
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    expect((await createClient(server.url).post('/api/auth/forgot', { email })).status).toBe(204)
    await expect.poll(() => server.log()).toContain('failed (try 1)')
    smtp = await startSmtpServer(Number(new URL(url).port))
    await server.restart()
    expect((await smtp.next(20_000)).to).toEqual([email])
  }, 60_000)
})

describe('own sessions', () => {
  it('are listed, and ended one by one or all others at once', async () => {
    server = await startServer()
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
    server = await startServer()
    const ana = await registerAccount(server, { name: 'Ana Torres' })
    const sam = await registerAccount(server, { name: 'Sam Reed', organization: 'Studio South' })
    const { body } = await ana.client.get<{ sessions: { id: string }[] }>('/api/profile/sessions')
    expect((await sam.client.delete(`/api/profile/sessions/${body.sessions[0]?.id}`)).status).toBe(404)
    expect((await ana.client.get('/api/auth/session')).status).toBe(200)
  })

  it('end with a change of the password, except this one', async () => {
    server = await startServer()
    const { client, email } = await registerAccount(server, { name: 'Ana Torres' })
    const phone = await signIn(server, email)
    expect((await client.put<Problem>('/api/profile/password', { currentPassword: 'not this one', password: 'an entirely new one' })).status).toBe(422)
    expect((await phone.get('/api/auth/session')).status).toBe(200)
    expect((await client.put('/api/profile/password', { currentPassword: password, password: 'an entirely new one' })).status).toBe(204)
    expect((await phone.get('/api/auth/session')).status).toBe(401)
    expect((await client.get('/api/auth/session')).status).toBe(200)
  })
})
