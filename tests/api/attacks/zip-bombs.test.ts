import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Backups } from '#shared/backups/schema'
import type { Problem } from '#shared/problems'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
})
afterAll(() => server?.dispose())

const bomb = gzipSync(Buffer.alloc(200_000_000))
const memory = async () => Number(/^process_resident_memory_bytes (\S+)/m.exec((await team.admin.client.get<string>('/api/metrics')).body)?.[1] ?? 0)

/** A tar file's head of one entry that claims a size. */
function tarHead(name: string, size: number, type = '0', link = ''): Buffer {
  const head = Buffer.alloc(512)
  head.write(name, 0)
  head.write('0000644\0', 100)
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  head.write('00000000000\0', 136)
  head.write('        ', 148)
  head.write(type, 156)
  head.write(link, 157)
  head.write('ustar\0', 257)
  head.write('00', 263)
  head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

const upload = (bytes: Buffer) => team.admin.client.request<Problem>('POST', '/api/backups/upload', new Blob([new Uint8Array(bytes)]), { 'content-type': 'application/octet-stream' })

describe('what unpacks to more than it seems', () => {
  it('is no backup, and fills neither memory nor disk', async () => {
    const before = await memory()
    const answers = [
      await upload(bomb),
      await upload(gzipSync(Buffer.concat([tarHead('manifest.json', 200_000_000), Buffer.alloc(200_000_000, ' ')]))),
      await upload(gzipSync(Buffer.concat([tarHead('../../outside', 4), Buffer.alloc(512, 'x'), Buffer.alloc(1024)]))),
      await upload(gzipSync(Buffer.concat([tarHead('manifest.json', 0, '2', '/etc/passwd'), Buffer.alloc(1024)]))),
    ]
    for (const { status, body } of answers) expect([status, body.code]).toEqual([422, 'unfit_backup'])
    expect((await team.admin.client.get<Backups>('/api/backups')).body.backups).toEqual([])
    expect(await memory() - before).toBeLessThan(150_000_000)
  })

  it('is not unpacked in a body of a request, whatever its headers say', async () => {
    for (const encoding of ['gzip', 'br', 'deflate']) {
      const answer = await team.admin.client.request<Problem>('POST', '/api/contacts', new Blob([new Uint8Array(bomb)]), { 'content-type': 'application/json', 'content-encoding': encoding })
      expect([400, 413, 415]).toContain(answer.status)
    }
  })

  it('is no organization to take over, and no list of contacts', async () => {
    expect((await team.admin.client.request<Problem>('POST', '/api/organization/import', new Blob([new Uint8Array(bomb)]))).body.code).toBe('unfit_transfer')
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bomb)]), 'people.csv.gz')
    expect([200, 422]).toContain((await team.admin.client.post('/api/import/contacts', form)).status)
    expect((await team.admin.client.get('/api/contacts')).body).toMatchObject({ total: 0 })
    await vi.waitFor(async () => expect((await team.admin.client.get('/api/health')).status).toBe(200))
  })
})
