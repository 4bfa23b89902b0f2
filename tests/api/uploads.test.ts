import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportPreview, ImportResult } from '#shared/imports/schema'
import type { Problem } from '#shared/problems'
import type { Upload } from '#shared/uploads/schema'
import { removeExpired } from '#server/domain/installation/housekeeping'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startS3Server, type S3Server } from '../support/s3-server'
import { startServer, type TestServer } from '../support/server'
import { withDatabaseOf } from '../support/team'

/** A file of over two parts, 20,000 people long. */
const people = new TextEncoder().encode(['Name,Email,Notes', ...Array.from({ length: 20_000 }, (_, index) => `Person Number${index},p${index}@studio.example,${'Likes plain talk. '.repeat(26)}`)].join('\n'))
const octets = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'application/octet-stream' })

let s3: S3Server
let servers: Record<'folder' | 's3', TestServer>
let accounts = 0

beforeAll(async () => {
  s3 = await startS3Server()
  servers = { folder: await startServer(), s3: await startServer(s3.env) }
})
afterAll(async () => {
  await Promise.all(Object.values(servers ?? {}).map(server => server.dispose()))
  await s3?.stop()
})

describe.each(['folder', 's3'] as const)('uploading in parts, kept in %s', (kind) => {
  let ana: SignedIn
  beforeEach(async () => {
    ana = await registerAccount(servers[kind], { name: `Ana ${++accounts}`, organization: `Studio ${accounts}` })
  })

  const announce = async (size = people.length) => (await ana.client.post<{ upload: Upload }>('/api/uploads', { name: 'people.csv', size })).body.upload
  const send = async ({ id, partBytes }: Upload, number: number, bytes = people.subarray((number - 1) * partBytes, number * partBytes)) =>
    await ana.client.put<Problem>(`/api/uploads/${id}/parts/${number}`, octets(bytes))
  const importUpload = async <Body = ImportResult>({ id }: Upload, fields: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ uploadId: id, ...fields })) form.set(name, value)
    return await ana.client.post<Body>('/api/import/contacts', form)
  }
  const ended = async (id: string) => {
    const result = async () => (await ana.client.get<ImportResult>(`/api/imports/${id}`)).body
    await expect.poll(async () => (await result()).import.status, { timeout: 120_000 }).not.toMatch(/queued|running/)
    return await result()
  }
  const stored = () => kind === 's3' ? [...s3.objects.keys()] : readdirSync(join(servers.folder.dataDir, 'files', 'uploads')).map(name => `uploads/${name}`)

  it('takes parts in any order and twice, looks and imports, and removes the file', async () => {
    const upload = await announce()
    expect(upload).toMatchObject({ name: 'people.csv', size: people.length, partBytes: 4 * 1024 * 1024, received: [] })
    for (const number of [3, 1, 1, 2]) expect((await send(upload, number)).status).toBe(204)
    expect((await ana.client.get<{ upload: Upload }>(`/api/uploads/${upload.id}`)).body.upload.received).toEqual([1, 2, 3])
    expect((await importUpload<ImportPreview>(upload, { dryRun: 'true' })).body).toMatchObject({ imported: 20_000, total: 20_000, import: null })
    const { status, body } = await importUpload(upload)
    expect(status).toBe(202)
    expect(await ended(body.import.id)).toMatchObject({ imported: 20_000, import: { status: 'done', fileName: 'people.csv' } })
    expect((await ana.client.get<{ total: number }>('/api/contacts?limit=1&q=number19999')).body.total).toBe(1)
    await expect.poll(() => stored().filter(key => key.includes(upload.id))).toEqual([])
  }, 150_000)

  it('names the parts that are missing', async () => {
    const upload = await announce()
    await send(upload, 2)
    const { status, body } = await importUpload<Problem>(upload, { dryRun: 'true' })
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'upload_incomplete', missing: [1, 3] })
  })

  it('refuses parts of another length, and parts that the file does not have', async () => {
    const upload = await announce()
    expect((await send(upload, 1, people.subarray(0, 10))).body).toMatchObject({ status: 422, issues: [{ path: 'size', code: 'wrong_size' }] })
    expect((await send(upload, 1, people.subarray(0, upload.partBytes + 1))).status).toBe(413)
    expect((await send(upload, 4, people.subarray(0, 10))).body).toMatchObject({ status: 422, issues: [{ path: 'number' }] })
    for (const number of ['0', '-1', 'one', '1.5']) expect((await ana.client.put(`/api/uploads/${upload.id}/parts/${number}`, octets(people.subarray(0, 10)))).status).toBe(404)
    expect((await ana.client.put(`/api/uploads/${upload.id}/parts/1`, 'text', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await ana.client.post('/api/uploads', { name: 'people.csv', size: 65 * 1024 * 1024 })).status).toBe(422)
  })

  it('imports a file once, and takes no more of it', async () => {
    const small = new TextEncoder().encode('Name,Email\nSara Ahmadi,sara@ahmadi.example\n')
    const upload = await announce(small.length)
    await send(upload, 1, small)
    expect((await importUpload(upload)).body).toMatchObject({ imported: 1 })
    const again = await importUpload<Problem>(upload)
    expect([404, 409]).toContain(again.status)
    expect([404, 409]).toContain((await send(upload, 1, small)).status)
    expect((await ana.client.get<{ total: number }>('/api/contacts')).body.total).toBe(1)
  })

  it('lets nobody else use or see the file', async () => {
    const upload = await announce()
    const mina = await registerAccount(servers[kind], { name: `Mina ${++accounts}`, organization: `Studio ${accounts}` })
    const form = new FormData()
    form.set('uploadId', upload.id)
    expect((await mina.client.post('/api/import/contacts', form)).status).toBe(404)
    expect((await mina.client.put(`/api/uploads/${upload.id}/parts/1`, octets(people.subarray(0, upload.partBytes)))).status).toBe(404)
  })
})

describe('uploads', () => {
  let ana: SignedIn
  beforeEach(async () => {
    ana = await registerAccount(servers.folder, { name: `Ana ${++accounts}`, organization: `Studio ${accounts}` })
  })
  const announce = async () => await ana.client.post<{ upload: Upload } & Problem>('/api/uploads', { name: 'people.csv', size: 10 })

  it('under way are counted, and can be given up', async () => {
    const ids: string[] = []
    for (let count = 0; count < 20; count++) ids.push((await announce()).body.upload.id)
    expect((await announce()).body).toMatchObject({ status: 409, code: 'too_many_uploads' })
    expect((await ana.client.delete(`/api/uploads/${ids[0]}`)).status).toBe(204)
    expect((await announce()).status).toBe(201)
  })

  it('that nobody used go after a day, with their bytes', async () => {
    const { body: { upload } } = await announce()
    await ana.client.put(`/api/uploads/${upload.id}/parts/1`, octets(people.subarray(0, 10)))
    const rows = async () => await withDatabaseOf(servers.folder, async db => (await db.selectFrom('uploads').select('id').where('id', '=', upload.id).execute()).length)
    process.env.DATA_DIR = servers.folder.dataDir
    await withDatabaseOf(servers.folder, db => removeExpired(db))
    expect(await rows()).toBe(1)
    await withDatabaseOf(servers.folder, db => removeExpired(db, Date.now() + 25 * 3600_000))
    expect(await rows()).toBe(0)
    expect(readdirSync(join(servers.folder.dataDir, 'files', 'uploads')).filter(name => name.includes(upload.id))).toEqual([])
  })

  it('answer 503 while the storage is away, and lose nothing', async () => {
    const rui = await registerAccount(servers.s3, { name: `Rui ${++accounts}`, organization: `Studio ${accounts}` })
    const { body: { upload } } = await rui.client.post<{ upload: Upload }>('/api/uploads', { name: 'people.csv', size: 10 })
    const put = async () => await rui.client.put<Problem>(`/api/uploads/${upload.id}/parts/1`, octets(people.subarray(0, 10)))
    s3.isAway = true
    const refused = await put()
    s3.isAway = false
    expect(refused.body).toMatchObject({ status: 503, code: 'unavailable' })
    expect(refused.headers.get('retry-after')).toBeTruthy()
    expect((await put()).status).toBe(204)
  })
})
