import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseConfig, type StorageSettings } from '#server/config'
import { StorageError } from '#server/errors'
import { openFileStorage, type FileStorage } from '#server/storage/files'
import { startBlobServer, type BlobServer } from '../../../support/blob-server'
import { startS3Server, type S3Server } from '../../../support/s3-server'

let folder: string
let s3: S3Server
let blob: BlobServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simplecrm-files-'))
  s3 = await startS3Server({ perPage: 2 })
  blob = await startBlobServer({ perPage: 2 })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await s3.stop()
  await blob.stop()
})

const settings: Record<'folder' | 's3' | 'vercel-blob', () => StorageSettings> = {
  'folder': () => ({ kind: 'folder', folder }),
  's3': () => parseConfig(s3.env).storage,
  'vercel-blob': () => parseConfig({ STORAGE: 'vercel-blob', BLOB_READ_WRITE_TOKEN: blob.token }).storage,
}

describe.each(['folder', 's3', 'vercel-blob'] as const)('files in %s', (kind) => {
  let files: FileStorage
  beforeAll(() => {
    files = openFileStorage(settings[kind]())
  })

  it('are read as they were written, byte by byte', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index * 7)
    await files.write('imports/a.1', bytes)
    expect(await files.read('imports/a.1')).toEqual(bytes)
    await files.write('imports/a.1', Uint8Array.of(1, 2, 3))
    expect(await files.read('imports/a.1')).toEqual(Uint8Array.of(1, 2, 3))
  })

  it('may be empty, and may be missing', async () => {
    await files.write('imports/empty.1', new Uint8Array())
    expect(await files.read('imports/empty.1')).toEqual(new Uint8Array())
    expect(await files.read('imports/none.1')).toBeUndefined()
  })

  it('are listed by folder, past the first page', async () => {
    for (const name of ['list/a.1', 'list/a.2', 'list/a.3', 'list/b/c.1', 'list/d.1', 'listed/no.1']) await files.write(name, Uint8Array.of(1))
    expect(await files.list('list')).toEqual(['list/a.1', 'list/a.2', 'list/a.3', 'list/b/c.1', 'list/d.1'])
    expect(await files.list('nothing')).toEqual([])
  })

  it('are removed, twice without an error', async () => {
    await files.write('imports/b.1', Uint8Array.of(1))
    await files.remove('imports/b.1')
    await files.remove('imports/b.1')
    expect(await files.read('imports/b.1')).toBeUndefined()
  })

  it.each(['../out', 'imports/../../out', '/etc/passwd', 'imports/.hidden', 'imports//a', 'C:\\a', 'imports:a', '', 'a?b'])('cannot be called %s', async (key) => {
    await expect(files.write(key, Uint8Array.of(1))).rejects.toThrow(TypeError)
    await expect(files.read(key)).rejects.toThrow(TypeError)
  })
})

it('keeps files in a folder readable by their owner alone, and no half-written ones', async () => {
  await openFileStorage({ kind: 'folder', folder }).write('private/a.1', Uint8Array.of(1))
  expect(readdirSync(join(folder, 'private'))).toEqual(['a.1'])
  if (process.platform !== 'win32') expect(statSync(join(folder, 'private', 'a.1')).mode & 0o077).toBe(0)
})

it('says that the storage does not answer, without the secret', async () => {
  s3.isAway = true
  const refused = await openFileStorage(settings.s3()).read('imports/a.1').catch((error: unknown) => error)
  s3.isAway = false
  expect(refused).toBeInstanceOf(StorageError)
  expect(String(refused) + String((refused as Error).cause)).not.toContain('test-secret')
})

it('is refused by the bucket with a wrong secret', async () => {
  const storage = parseConfig({ ...s3.env, S3_SECRET_ACCESS_KEY: 'another' }).storage
  await expect(openFileStorage(storage).write('imports/a.1', Uint8Array.of(1))).rejects.toThrow(StorageError)
})

it('names the setting that is missing', () => {
  expect(() => parseConfig({ ...s3.env, S3_BUCKET: '' })).toThrow(/STORAGE is s3, which needs S3_BUCKET as well/)
  expect(() => parseConfig({ STORAGE: 'vercel-blob' })).toThrow(/BLOB_READ_WRITE_TOKEN/)
  expect(() => parseConfig({ STORAGE: 'ftp' })).toThrow(/folder, s3 or vercel-blob/)
})
