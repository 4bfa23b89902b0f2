import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Usage } from '#shared/usage/answers'
import { openDatabase, scopedTo, type Database } from '#server/db/database'
import { findActor } from '#server/domain/accounts/sessions'
import { openImportSource } from '#server/domain/imports/import-source'
import { checkImport, startImport } from '#server/domain/imports/imports'
import { registerAccount, signIn } from '../support/accounts'
import { createClient } from '../support/client'
import { createEmptyDatabase, type EmptyDatabase } from '../support/databases'
import { startServer, type TestServer } from '../support/server'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const limit = 200

describe('two servers on one PostgreSQL', () => {
  let database: EmptyDatabase
  let first: TestServer
  let second: TestServer
  let db: Database
  let dataDir: string

  beforeAll(async () => {
    database = await createEmptyDatabase('postgres')
    dataDir = mkdtempSync(join(tmpdir(), 'simplecrm-shared-'))
    // For the use cases called here: they share the folder of files, as they would a bucket.
    process.env.DATA_DIR = dataDir
    const settings = { DATABASE_URL: database.applicationUrl, DATABASE_OWNER_URL: database.url, RATE_LIMIT_SESSION: String(limit), DATA_DIR: dataDir }
    const servers = await Promise.all([startServer(settings), startServer(settings)])
    first = servers[0]
    second = servers[1]
    db = openDatabase(database.applicationUrl)
  })
  afterAll(async () => {
    await db?.destroy()
    await Promise.all([first?.dispose(), second?.dispose()])
    await database?.remove()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** The same browser, sent to the other server by the proxy in front. */
  function atOther({ cookies }: ReturnType<typeof createClient>) {
    const other = createClient(second.url)
    cookies.forEach((value, name) => other.cookies.set(name, value))
    return other
  }

  it('both came up, and one of them migrated', () => {
    const migrated = [first, second].filter(server => server.log().includes('Migrated the database'))
    expect(migrated).toHaveLength(1)
    expect(first.log() + second.log()).not.toContain('row-level security does not hold')
  })

  it('know each other\'s sessions, and their ends', async () => {
    const { client } = await registerAccount(first, { name: 'Ana Torres' })
    const other = atOther(client)
    expect((await other.get('/api/auth/session')).status).toBe(200)
    await client.post('/api/auth/logout')
    expect((await other.get('/api/contacts')).status).toBe(401)
  })

  it('count failed sign-ins together', async () => {
    const { email } = await registerAccount(first, { name: 'Rui Costa' })
    const answers: number[] = []
    for (let turn = 0; turn < 12; turn++) answers.push((await createClient([first, second][turn % 2]!.url).post('/api/auth/login', { email, password: 'a wrong password' })).status)
    expect(answers[0]).toBe(401)
    expect(answers.at(-1)).toBe(429)
    await expect(signIn(second, email)).rejects.toThrow(/429/)
  })

  it('do a request with the same key once, whoever of them gets it', async () => {
    const { client } = await registerAccount(first, { name: 'Mina Rahimi' })
    const other = atOther(client)
    const key = { 'idempotency-key': 'one-contact' }
    const answers = await Promise.all([client, other, client, other].map(at => at.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë' }, key)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.contact.id)).size).toBe(1)
  })

  it('show each other\'s changes in lists, counts and sums at once', async () => {
    const { client } = await registerAccount(first, { name: 'Lea Brandt' })
    const other = atOther(client)
    const total = async () => (await other.get<{ total: number }>('/api/contacts')).body.total
    expect(await total()).toBe(0)
    for (let count = 1; count <= 3; count++) {
      await client.post('/api/contacts', { firstName: 'Zoë', lastName: String(count) })
      expect(await total()).toBe(count)
    }
  })

  it('tell a browser at one what was changed at the other', async () => {
    const { client } = await registerAccount(first, { name: 'Nora Lind' })
    const other = atOther(client)
    const leaving = new AbortController()
    const { body, headers } = await fetch(`${second.url}/api/notices`, { headers: { accept: 'text/event-stream', cookie: [...other.cookies].map(pair => pair.join('=')).join('; ') }, signal: leaving.signal })
    expect(headers.get('content-type')).toContain('text/event-stream')
    let heard = ''
    const reading = (async () => {
      for await (const chunk of body!) heard += new TextDecoder().decode(chunk as Uint8Array)
    })().catch(() => undefined)
    await expect.poll(() => heard).toContain('event: ready')
    await client.post('/api/contacts', { firstName: 'Zoë' })
    await expect.poll(() => heard).toMatch(/event: notice\ndata: \{"kinds":\[[^\]]*"contact"/)
    leaving.abort()
    await reading
  })

  it('hold the limit of requests together, which they compare each second', async () => {
    const { client } = await registerAccount(first, { name: 'Sam Reed' })
    const other = atOther(client)
    const ask = async (at: typeof client, times: number) => (await Promise.all(Array.from({ length: times }, () => at.get('/api/tags')))).filter(({ status }) => status === 200).length
    expect(await ask(client, 150)).toBe(150)
    expect(await ask(other, 30)).toBe(30)
    // One second until the first has told, one until the second has asked.
    await pause(3000)
    expect(await ask(other, 100)).toBeLessThanOrEqual(limit - 180)
    await expect.poll(async () => (await client.get('/api/tags')).status, { interval: 500 }).toBe(429)
    expect(Number((await client.get('/api/tags')).headers.get('retry-after'))).toBeGreaterThan(0)
    // What is written of whom is of no use to a reader of the table.
    const rows = await db.selectFrom('requestCounts').selectAll().execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|session:/)
  })

  it('add up the calls of keys, and none overwrites the other', async () => {
    const { client } = await registerAccount(first, { name: 'Mo Farah' })
    const { body: { key } } = await client.post<{ key: string }>('/api/api-keys', { name: 'Website', scopes: ['tags:read'] })
    const ask = ({ url }: TestServer) => fetch(`${url}/api/tags`, { headers: { authorization: `Bearer ${key}` } })
    for (const server of [first, second, first]) expect((await ask(server)).status).toBe(200)
    const counted = async () => (await client.get<{ usage: Usage }>('/api/usage')).body.usage.days.at(-1)?.apiCalls
    await expect.poll(counted, { interval: 500, timeout: 60_000 }).toBe(3)
    await Promise.all([first, second, second].map(ask))
    await expect.poll(counted, { interval: 500, timeout: 60_000 }).toBe(6)
  })

  it('run 1,000 jobs once each, while one of them is killed', async () => {
    const { client, session } = await registerAccount(first, { name: 'Ada Berg' })
    const scoped = scopedTo(db, session.organization.id)
    const actor = (await findActor(db, [...client.cookies.values()][0]!))!
    const jobs = 1000
    // Nothing runs until all of them wait.
    for (const server of [first, second]) server.process().kill('SIGSTOP')
    for (let number = 0; number < jobs; number++) {
      const file = { name: `contact-${number}.csv`, bytes: new TextEncoder().encode(`First name,Last name,Email\nZoë,Number ${number},zoe.${number}@example.com\n`) }
      await startImport(scoped, actor, await checkImport(await openImportSource(scoped, actor, { file }), {}))
    }
    for (const server of [first, second]) server.process().kill('SIGCONT')
    const done = async () => Number((await db.selectFrom('jobs').select(eb => eb.fn.countAll<number>().as('count')).where('state', '=', 'done').where('organizationId', '=', session.organization.id).executeTakeFirstOrThrow()).count)
    await expect.poll(done, { interval: 20, timeout: 120_000 }).toBeGreaterThan(100)
    await first.kill()
    await expect.poll(done, { interval: 200, timeout: 240_000 }).toBe(jobs)

    const contacts = await scoped.selectFrom('contacts').select('email').execute()
    expect(new Set(contacts.map(({ email }) => email)).size).toBe(jobs)
    expect(contacts).toHaveLength(jobs)
    const events = await scoped.selectFrom('events').select(['type', eb => eb.fn.countAll<number>().as('count')]).groupBy('type').execute()
    expect(Object.fromEntries(events.map(({ type, count }) => [type, count]))).toMatchObject({ 'import.started': jobs, 'import.finished': jobs, 'contact.created': jobs })
    const tries = await db.selectFrom('jobs').select(['attempts', 'state']).where('organizationId', '=', session.organization.id).execute()
    expect(tries.every(({ state }) => state === 'done')).toBe(true)
    // At most the job that the killed server had in hand was begun twice.
    expect(tries.filter(({ attempts }) => attempts > 1).length).toBeLessThanOrEqual(1)
  }, 400_000)
})
