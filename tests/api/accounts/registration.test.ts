import { afterEach, describe, expect, it } from 'vitest'
import type { Session } from '#shared/accounts/schema'
import type { Problem } from '#shared/problems'
import { password, registerAccount } from '../../support/accounts'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'

let server: TestServer
afterEach(() => server?.dispose())

const newcomer = (name: string, more: object = {}) => ({ organization: 'Studio North', name, email: `${name.toLowerCase()}@example.com`, password, ...more })

describe('registering', () => {
  it('makes an organization with its pipeline, in the language of the newcomer, and signs in', async () => {
    server = await startServer()
    const { client, session } = await registerAccount(server, { name: 'Ana Torres', locale: 'fa' })
    expect(session).toMatchObject({ user: { name: 'Ana Torres', locale: 'fa', timeZone: 'Europe/Berlin', isOperator: true }, organization: { name: 'Studio North' }, role: 'admin' })
    expect((await client.get('/api/auth/session')).body).toMatchObject({ user: { id: session.user.id } })
    const { body } = await client.get<{ pipelines: { isDefault: boolean, stages: { name: string, probability: number, outcome: string | null }[] }[] }>('/api/pipelines')
    expect(body.pipelines).toHaveLength(1)
    expect(body.pipelines[0]?.stages.map(({ name, probability, outcome }) => [name, probability, outcome])).toEqual([['سرنخ', 10, null], ['واجد شرایط', 30, null], ['پیشنهاد', 60, null], ['برنده', 100, 'won'], ['ازدست‌رفته', 0, 'lost']])
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
  })
})
