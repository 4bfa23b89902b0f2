import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Backup, Backups } from '#shared/backups/schema'
import { findChainBreaks } from '#server/domain/events/chain'
import { openDatabase, scopedTo } from '#server/db/database'
import { registerAccount, signIn, type SignedIn } from '../support/accounts'
import { runCommand } from '../support/commands'
import { createEmptyDatabase } from '../support/databases'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let ana: SignedIn
let folder: string

beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
  folder = mkdtempSync(join(tmpdir(), 'simplecrm-backups-'))
})
afterAll(async () => {
  await server?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const addContact = async (firstName: string) => expect((await ana.client.post('/api/contacts', { firstName })).status).toBe(201)
const names = async () => (await ana.client.get<{ contacts: { firstName: string }[] }>('/api/contacts')).body.contacts.map(({ firstName }) => firstName).sort()
const listed = async () => (await ana.client.get<Backups>('/api/backups')).body.backups

async function backUp(): Promise<Backup> {
  const before = (await listed()).length
  expect((await ana.client.post('/api/backups')).status).toBe(202)
  await expect.poll(async () => (await listed()).length).toBe(before + 1)
  return (await listed())[0]!
}

/** The bytes of a backup, as a browser would save them. */
async function download(id: string): Promise<Buffer> {
  const cookie = [...ana.client.cookies].map(pair => pair.join('=')).join('; ')
  const response = await fetch(`${server.url}/api/backups/${id}/file`, { headers: { cookie } })
  expect(response.headers.get('content-disposition')).toContain(`simplecrm-${id}.tar.gz`)
  return Buffer.from(await response.arrayBuffer())
}

describe('the operator', () => {
  it('restores a backup while the server runs: everyone signs in again and finds what it holds', async () => {
    await addContact('Zoë')
    const backup = await backUp()
    await addContact('Rui')
    expect(await names()).toEqual(['Rui', 'Zoë'])

    const other = await signIn(server, ana.email)
    const answers: number[] = []
    let isRestoring = true
    const asking = (async () => {
      while (isRestoring) answers.push((await other.get('/api/contacts')).status)
    })()
    expect((await ana.client.post(`/api/backups/${backup.id}/restore?confirm=${backup.id}`)).status).toBe(204)
    isRestoring = false
    await asking
    expect(new Set(answers).difference(new Set([200, 401, 503]))).toEqual(new Set())

    expect((await ana.client.get('/api/contacts')).status).toBe(401)
    ana.client = await signIn(server, ana.email)
    expect(await names()).toEqual(['Zoë'])
    await addContact('Mina')
    expect(readdirSync(server.dataDir).filter(name => name.startsWith('before-restore-'))).toHaveLength(1)
    await server.restart()
    expect(await names()).toEqual(['Mina', 'Zoë'])
  })

  it('gets the old data back when a backup does not fit', async () => {
    const { id } = await backUp()
    truncateSync(join(server.dataDir, 'backups', `${id}.tar.gz`), 2000)
    const answer = await ana.client.post(`/api/backups/${id}/restore?confirm=${id}`)
    expect([answer.status, answer.body]).toEqual([422, expect.objectContaining({ code: 'unfit_backup', detail: expect.stringContaining('not whole') })])
    expect(await names()).toEqual(['Mina', 'Zoë'])
    expect((await ana.client.delete(`/api/backups/${id}`)).status).toBe(204)
  })

  it('takes a backup to another installation', async () => {
    const bytes = await download((await backUp()).id)
    const there = await startServer()
    try {
      const sam = await registerAccount(there, { name: 'Sam Reed', organization: 'Reed Studio' })
      const upload = () => sam.client.post<{ backup: Backup }>('/api/backups/upload', bytes, { 'content-type': 'application/gzip' })
      const [{ status, body }, other] = await Promise.all([upload(), upload()])
      expect([status, other.status]).toEqual([201, 201])
      expect(other.body.backup.id).not.toBe(body.backup.id)
      expect((await sam.client.post(`/api/backups/${body.backup.id}/restore?confirm=${body.backup.id}`)).status).toBe(204)
      const client = await signIn(there, ana.email)
      expect((await client.get<{ total: number }>('/api/contacts')).body.total).toBe(2)
      await expect(signIn(there, sam.email)).rejects.toThrow('401')
    }
    finally {
      await there.dispose()
    }
  })

  it('restores once when asked twice at the same moment, and all of it is there', async () => {
    const bytes = await download((await listed())[0]!.id)
    const there = await startServer()
    try {
      const sam = await registerAccount(there, { name: 'Sam Reed', organization: 'Reed Studio' })
      const { body: { backup: { id } } } = await sam.client.post<{ backup: Backup }>('/api/backups/upload', bytes, { 'content-type': 'application/gzip' })
      const answers = await Promise.all([1, 2].map(() => sam.client.post(`/api/backups/${id}/restore?confirm=${id}`)))
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
      const client = await signIn(there, ana.email)
      expect((await client.get<{ total: number }>('/api/contacts')).body.total).toBe(2)
    }
    finally {
      await there.dispose()
    }
  })

  it('is told what an uploaded file lacks', async () => {
    const { status, body } = await ana.client.post('/api/backups/upload', 'This is my shopping list.')
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'unfit_backup' })])
    expect((await listed()).filter(({ kind }) => kind === 'uploaded')).toEqual([])
  })
})

describe('the commands', () => {
  afterEach(() => rmSync(join(folder, 'there'), { recursive: true, force: true }))
  const file = () => join(folder, 'crm.tar.gz')

  it('back up the data of a running server, and restore them to a new folder', async () => {
    expect(await runCommand(['backup', file(), '--data', server.dataDir])).toMatchObject({ code: 0, stderr: '' })
    const again = await runCommand(['backup', file(), '--data', server.dataDir])
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('--force')])
    expect(await runCommand(['backup', file(), '--data', server.dataDir, '--force'])).toMatchObject({ code: 0 })
    expect(await runCommand(['restore', file(), '--data', join(folder, 'there')])).toMatchObject({ code: 0, stderr: '' })
    expect(await contactsIn(join(folder, 'there'))).toBe(2)
  })

  it('do not restore below a running server', async () => {
    const { code, stderr } = await runCommand(['restore', file(), '--data', server.dataDir])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Another SimpleCRM is running on .*\n$/)])
    expect(await names()).toEqual(['Mina', 'Zoë'])
  })

  it('say in one sentence what is wrong with a file', async () => {
    const text = join(folder, 'list.txt')
    writeFileSync(text, 'This is my shopping list.')
    for (const [args, sentence] of [[['restore', text], 'not a backup'], [['restore', join(folder, 'nowhere')], 'There is no file'], [['backup', join(folder, 'x.tar.gz'), '--data', join(folder, 'empty')], 'no database']] as const) {
      const { code, stderr } = await runCommand(['--data', join(folder, 'there'), ...args])
      expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)])
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
    expect(existsSync(join(folder, 'x.tar.gz'))).toBe(false)
  })

  it('point to pg_dump where PostgreSQL keeps the data', async () => {
    const database = await createEmptyDatabase('postgres')
    const { code, stderr } = await runCommand(['backup', join(folder, 'x.tar.gz')], { env: { DATABASE_URL: database.url } })
    expect([code, stderr]).toEqual([1, expect.stringContaining('pg_dump')])
    await database.remove()
  })

  it('killed at any moment leave what was there, or all of what was restored', async () => {
    const there = join(folder, 'there')
    await runCommand(['restore', file(), '--data', there])
    for (const killAfterMs of [250, 350, 450, 550, 650, 800]) {
      const target = join(folder, `killed-${killAfterMs}.tar.gz`)
      await runCommand(['backup', target, '--data', server.dataDir], { killAfterMs })
      if (existsSync(target)) expect(await runCommand(['restore', target, '--data', there])).toMatchObject({ code: 0 })
      await runCommand(['restore', file(), '--data', there], { killAfterMs })
      expect(await runCommand(['migrate', '--data', there])).toMatchObject({ code: 0 })
      expect(await contactsIn(there)).toBe(2)
    }
  })
})

/** How many contacts of Ana's a data folder holds; the chain of their events has to hold. */
async function contactsIn(dataDir: string): Promise<number> {
  const db = openDatabase(`file:${join(dataDir, 'crm.db')}`)
  try {
    const own = scopedTo(db, ana.session.organization.id)
    expect(await findChainBreaks(own)).toEqual([])
    return (await own.selectFrom('contacts').select('id').execute()).length
  }
  finally {
    await db.destroy()
  }
}
