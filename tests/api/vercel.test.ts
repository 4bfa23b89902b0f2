import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportPreview, ImportResult } from '#shared/imports/schema'
import type { Problem } from '#shared/problems'
import type { Upload } from '#shared/uploads/schema'
import { openDatabase, type Database } from '#server/db/database'
import { timetable } from '#server/jobs'
import { ensureBuilt, functionFile } from '../../scripts/build.mjs'
import { password, registerAccount, type SignedIn } from '../support/accounts'
import { createClient } from '../support/client'
import { startFunction, type FunctionServer } from '../support/function-server'
import { createPostgresDatabase, type TestPostgres } from '../support/postgres'
import { startS3Server, type S3Server } from '../support/s3-server'
import { startSmtpServer, textOfMail, type SmtpServer } from '../support/smtp-server'

const secret = 'A'.repeat(43)
const cronSecret = 'a secret of the clock'

beforeAll(async () => await ensureBuilt('vercel'), 600_000)

/** The step of a deployment that changes the database; answers what it printed. */
async function migrate(databaseUrl: string): Promise<string> {
  const { PATH, HOME } = process.env
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', './scripts/typescript.mjs', './scripts/migrate.ts'], { env: { PATH, HOME, NODE_ENV: 'production', DATABASE_URL: databaseUrl } as NodeJS.ProcessEnv })
  return stdout + stderr
}

describe('the build for Vercel', () => {
  const output = join(dirname(functionFile), '..', '..')
  const read = (name: string) => JSON.parse(readFileSync(join(output, name), 'utf8')) as unknown
  const sizeOf = (folder: string): number => readdirSync(folder, { withFileTypes: true })
    .reduce((sum, entry) => sum + (entry.isDirectory() ? sizeOf(join(folder, entry.name)) : statSync(join(folder, entry.name)).size), 0)

  it('calls the cron route as often as vercel.json says, and at most once a day, as every plan allows', () => {
    const { crons } = JSON.parse(readFileSync('vercel.json', 'utf8')) as { crons: { path: string, schedule: string }[] }
    expect(crons).toEqual([{ path: '/api/cron', schedule: expect.stringMatching(/^\d+ \d+ \* \* \*$/) }])
    expect(read('config.json')).toMatchObject({ version: 3, crons, routes: expect.arrayContaining([{ src: '/(.*)', dest: '/__fallback' }]) })
  })

  it('lets a request take a minute, and is far smaller than a function may be', () => {
    expect(read('functions/__fallback.func/.vc-config.json')).toMatchObject({ handler: 'index.mjs', launcherType: 'Nodejs', runtime: expect.stringMatching(/^nodejs2\d/), maxDuration: 60 })
    expect(sizeOf(dirname(functionFile))).toBeLessThan(100 * 1024 * 1024)
  })
})

describe('a function that is not set up', () => {
  it.each([
    ['a database of its own', {}, 'Set DATABASE_URL'],
    ['a database that lasts', { DATABASE_URL: 'file:/tmp/crm.db' }, 'Set DATABASE_URL'],
    ['a secret', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/crm' }, 'Set SECRET'],
    ['right settings', { DATABASE_URL: 'mysql://root:hunter2@127.0.0.1/crm' }, 'the log of the function says which'],
  ])('says in a sentence that it needs %s, and writes nothing', async (_, env, sentence) => {
    const server = await startFunction(env as Record<string, string>)
    try {
      const page = await createClient(server.url).get<string>('/')
      expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/plain; charset=utf-8'])
      expect(page.body).toContain(sentence)
      const { status, headers, body } = await createClient(server.url).post<Problem>('/api/auth/login', {})
      expect([status, headers.get('content-type'), body.code]).toEqual([503, 'application/problem+json', 'unavailable'])
      expect(body.detail).toBe(page.body)
      expect(page.body).not.toContain('hunter2')
      expect(server.written()).toEqual([])
    }
    finally {
      await server.dispose()
    }
  })
})

describe('a function on PostgreSQL', () => {
  let database: TestPostgres
  let db: Database
  let s3: S3Server
  let smtp: SmtpServer
  let server: FunctionServer
  let ana: SignedIn

  beforeAll(async () => {
    database = await createPostgresDatabase()
    s3 = await startS3Server()
    smtp = await startSmtpServer()
    server = await startFunction({
      ...s3.env, DATABASE_URL: database.url, SECRET: secret, CRON_SECRET: cronSecret, SMTP_URL: smtp.url, REGISTRATION: 'open',
      RATE_LIMIT_SESSION: '0', RATE_LIMIT_KEY: '0',
    })
    db = openDatabase(database.url)
  })
  afterAll(async () => {
    await db?.destroy()
    await server?.dispose()
    await s3?.stop()
    await smtp?.stop()
    await database?.drop()
  })

  it('asks for the migration step, and serves once that has been done', async () => {
    const client = createClient(server.url)
    const before = await client.get<Problem>('/api/health')
    expect(before.body).toMatchObject({ status: 503, code: 'unavailable', detail: expect.stringContaining('0001_accounts') })
    expect(before.headers.get('retry-after')).toBe('60')
    const setUpCode = /Set-up code for the first account: (\d{8})/.exec(await migrate(database.url))?.[1]
    expect((await client.get('/api/health')).body).toMatchObject({ status: 'ok' })
    const account = { organization: 'Studio North', name: 'Lea Brandt', email: 'lea@north.example', password, timeZone: 'Europe/Berlin' }
    expect((await client.post('/api/auth/register', account)).status).toBe(403)
    expect((await client.post('/api/auth/register', { ...account, setUpCode })).status).toBe(201)
    expect([...client.cookies.keys()]).toContain('__Host-simplecrm')
    ana = await registerAccount(server, { name: 'Ana Torres', organization: 'Studio South' })
    expect(await migrate(database.url)).not.toContain('Set-up code')
  })

  it('renders pages', async () => {
    const { status, body } = await createClient(server.url).get<string>('/login')
    expect(status).toBe(200)
    expect(body).toContain('type="password"')
  })

  it('takes a file over 4.5 MB in parts, and imports it while the browser waits', async () => {
    const people = new TextEncoder().encode(['Name,Email,Notes', ...Array.from({ length: 5000 }, (_, index) => `Person Number${index},p${index}@studio.example,${'Likes plain talk. '.repeat(60)}`)].join('\n'))
    const whole = new FormData()
    whole.set('file', new Blob([people]), 'people.csv')
    expect((await ana.client.post('/api/import/contacts', whole)).status).toBe(413)

    const { body: { upload } } = await ana.client.post<{ upload: Upload }>('/api/uploads', { name: 'people.csv', size: people.length })
    for (let start = 0; start < people.length; start += upload.partBytes) {
      const part = new Blob([people.subarray(start, start + upload.partBytes)], { type: 'application/octet-stream' })
      expect((await ana.client.put(`/api/uploads/${upload.id}/parts/${start / upload.partBytes + 1}`, part)).status).toBe(204)
    }
    const form = (dryRun: boolean) => {
      const fields = new FormData()
      fields.set('uploadId', upload.id)
      fields.set('dryRun', String(dryRun))
      return fields
    }
    expect((await ana.client.post<ImportPreview>('/api/import/contacts', form(true))).body).toMatchObject({ imported: 5000 })
    const { status, body: { import: { id } } } = await ana.client.post<ImportResult>('/api/import/contacts', form(false))
    expect(status).toBe(202)
    const poll = async () => (await Promise.all([1, 2].map(async () => await ana.client.get<ImportResult>(`/api/imports/${id}`))))[0]!.body
    await expect.poll(async () => (await poll()).import.status, { interval: 500, timeout: 200_000 }).toBe('done')
    expect(await poll()).toMatchObject({ imported: 5000, updated: 0, errors: [] })
    expect((await ana.client.get('/api/contacts?limit=1')).body).toMatchObject({ total: 5000 })
    await expect.poll(() => [...s3.objects.keys()]).toEqual([])
  }, 300_000)

  it('imports a small file with the request that brings it, and no further one', async () => {
    const form = new FormData()
    form.set('file', new Blob(['Name,Email\nSara Ahmadi,sara@ahmadi.example\n']), 'people.csv')
    const { status, body } = await ana.client.post<ImportResult>('/api/import/contacts', form)
    expect([200, 202]).toContain(status)
    const record = async () => await db.selectFrom('imports').select(['status', 'imported']).where('id', '=', body.import.id).executeTakeFirst()
    await expect.poll(record).toEqual({ status: 'done', imported: 1 })
  })

  it('sends a mail right after the answer, with no further request', async () => {
    // Lea and Ana were asked to confirm the addresses they registered with.
    expect([(await smtp.next()).to, (await smtp.next()).to]).toEqual([['lea@north.example'], [ana.email]])
    await createClient(server.url).post('/api/auth/forgot', { email: ana.email })
    const mail = await smtp.next()
    expect(mail.to).toEqual([ana.email])
    expect(textOfMail(mail)).toContain(`${server.url}/reset?token=`)
    await expect.poll(async () => await db.selectFrom('jobs').select('state').where('type', '=', 'send-email').execute()).toEqual(Array.from({ length: 3 }, () => ({ state: 'done' })))
  })

  it('streams no notices: its browsers ask', async () => {
    expect((await ana.client.get('/api/notices', { accept: 'text/event-stream' })).status).toBe(204)
  })

  it('does what is due when a clock with the right secret calls, and nothing for others', async () => {
    const client = createClient(server.url)
    await db.insertInto('signInFailures').values({ subject: 'address:203.0.113.9', count: 1, lastAt: '2020-01-01T00:00:00.000Z' }).execute()
    const old = async () => (await db.selectFrom('signInFailures').selectAll().where('lastAt', '<', '2021').execute()).length
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: `Bearer ${cronSecret}x` }]) {
      expect((await client.get<Problem>('/api/cron', headers as Record<string, string>)).body).toMatchObject({ status: 401, code: 'not_signed_in' })
    }
    expect(await old()).toBe(1)
    const runs = async () => await db.selectFrom('jobs').select(['id', 'type', 'state', 'attempts']).where('type', 'in', Object.keys(timetable)).orderBy('id').execute()
    const call = () => client.get('/api/cron', { authorization: `Bearer ${cronSecret}` })
    expect(await runs()).toEqual([])
    // What another request works off beside it is not among those that it counts.
    expect(await call()).toMatchObject({ status: 200, body: { failed: 0 } })
    await expect.poll(async () => (await runs()).every(({ state }) => state === 'done')).toBe(true)
    const first = await runs()
    expect(new Set(first.map(({ type }) => type))).toEqual(new Set(Object.keys(timetable)))
    expect(await call()).toMatchObject({ status: 200, body: { failed: 0 } })
    // A minute later more may be due; what was done is not done again.
    expect(await runs()).toEqual(expect.arrayContaining(first.map(run => ({ ...run, attempts: 1 }))))
    expect(await old()).toBe(0)
  })

  it('has written nothing to the disk of its host', () => {
    expect(server.written()).toEqual([])
  })
})
