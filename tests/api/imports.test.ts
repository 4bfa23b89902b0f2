import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportPreview, ImportResult, ImportSummary } from '#shared/imports/schema'
import type { Problem } from '#shared/problems'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startServer, type TestServer } from '../support/server'

const googleFile = await readFile('tests/fixtures/imports/google-contacts.csv')

function formOf(content: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  form.set('file', new Blob([content]), 'people.csv')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

function manyPeople(count: number): string {
  return ['First Name,Last Name,Email,Company,Tags', ...Array.from({ length: count }, (_, index) => `Person,Number ${index},p${index}@studio.example,Company ${index % 50},Group ${index % 5}`)].join('\n')
}

describe('importing over HTTP', () => {
  let server: TestServer
  let ana: SignedIn
  let accounts = 0

  beforeAll(async () => {
    server = await startServer()
  })
  beforeEach(async () => {
    ana = await registerAccount(server, { name: `Ana ${++accounts}`, organization: `Studio ${accounts}` })
  })
  afterAll(async () => await server?.dispose())

  const send = async <Body = ImportResult>(content: string | Uint8Array<ArrayBuffer>, fields?: Record<string, string>, headers?: Record<string, string>) =>
    await ana.client.post<Body>('/api/import/contacts', formOf(content, fields), headers)
  const total = async () => (await ana.client.get<{ total: number }>('/api/contacts?limit=1')).body.total

  async function ended(id: string): Promise<ImportResult> {
    for (let tries = 0; tries < 3000; tries++) {
      const { body } = await ana.client.get<ImportResult>(`/api/imports/${id}`)
      if (body.import.status !== 'queued' && body.import.status !== 'running') return body
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    throw new Error(`The import ${id} did not end`)
  }

  it('answers a small file with its result, and the same file twice adds nothing', async () => {
    const first = await send(googleFile)
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ imported: 5, updated: 0, skipped: 0, errors: [{ line: 11, code: 'no_name_email_or_phone' }], mapping: { 'E-mail 1 - Value': 'email' }, import: { status: 'done', processed: 6, total: 6 } })
    expect((await send(googleFile)).body).toMatchObject({ imported: 0, updated: 0, skipped: 5 })
    expect(await total()).toBe(5)
  })

  it('says in a dry run what would happen to every row, and does nothing', async () => {
    const { status, body } = await send<ImportPreview>(googleFile, { dryRun: 'true' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ imported: 5, failed: 1, total: 6, system: 'google', import: null })
    expect(body.rows).toContainEqual({ line: 11, outcome: 'error', name: 'Nobody Ltd', reason: 'no_name_email_or_phone' })
    expect(await total()).toBe(0)
  })

  it('takes a mapping by column names and by positions', async () => {
    const { body } = await send('Wer,Womit,Wo\nSara Ahmadi,sara@ahmadi.example,Studio North\n', { mapping: JSON.stringify({ Wer: 'fullName', 1: 'email', Wo: { field: 'companyName', overwrite: true } }) })
    expect(body).toMatchObject({ imported: 1, mapping: { Wer: 'fullName', Womit: 'email', Wo: { field: 'companyName', overwrite: true } } })
    expect((await ana.client.get('/api/contacts')).body).toMatchObject({ contacts: [{ name: 'Sara Ahmadi', email: 'sara@ahmadi.example', companyName: 'Studio North' }] })
  })

  it('goes on in the background when it takes longer, and can be undone', async () => {
    const { status, headers, body } = await send(manyPeople(12_000))
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`/api/imports/${body.import.id}`)
    expect(body.import.total).toBe(12_000)
    expect(await ended(body.import.id)).toMatchObject({ imported: 12_000, import: { status: 'done' } })
    expect(await total()).toBe(12_000)
    expect([202, 204]).toContain((await ana.client.delete(`/api/imports/${body.import.id}`)).status)
    expect(await ended(body.import.id)).toMatchObject({ import: { status: 'undone', kept: 0 } })
    expect(await total()).toBe(0)
  }, 180_000)

  it('hands out the wrong rows as a CSV file that can be mended, without formulas', async () => {
    const { body } = await send('Name,Email,Company\nSara Ahmadi,sara@ahmadi.example,\n,,=1+1\n')
    const { headers, body: csv } = await ana.client.get<string>(`/api/imports/${body.import.id}/errors.csv`)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(csv.replace('\uFEFF', '').split('\r\n').slice(0, 2)).toEqual(['Name,Email,Company,Line,Problem', ',,\'=1+1,3,"A contact needs a name, an e-mail address or a phone number, and this row has none of them."'])
  })

  it('lists the imports of the organization, newest first', async () => {
    await send(googleFile)
    await send('Name\nRui Costa\n')
    expect((await ana.client.get('/api/imports')).body).toMatchObject({ total: 2, imports: [{ imported: 1, fileName: 'people.csv' }, { imported: 5, system: 'google' }] })
  })

  it('does it once for one idempotency key', async () => {
    const first = await send('Name\nRui Costa\n', {}, { 'idempotency-key': 'one' })
    const second = await send('Name\nRui Costa\n', {}, { 'idempotency-key': 'one' })
    expect(second.body.import.id).toBe(first.body.import.id)
    expect((await send<Problem>('Name\nSara Ahmadi\n', {}, { 'idempotency-key': 'one' })).status).toBe(422)
    expect(await total()).toBe(1)
  })

  it.each([
    ['an empty file', '', 422, 'empty_file'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13]), 422, 'not_a_table'],
    ['100,000 columns', `${Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',')}\n1,2\n`, 422, 'too_many_columns'],
    ['a quote that never closes', `Name,Email\n"Sara${',x\n'.repeat(1_000_000)}`, 422, 'unclosed_quote'],
  ])('refuses %s with the reason', async (_, content, status, reason) => {
    const answer = await send<Problem>(content)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ code: 'unreadable_file', reason })
  })

  it('refuses a form that is none, fields it does not know, and a mapping that is no JSON', async () => {
    const post = async (body: unknown, headers?: Record<string, string>) => await ana.client.post<Problem>('/api/import/contacts', body, headers)
    expect((await post({ file: 'people.csv' })).status).toBe(415)
    expect((await post('no form', { 'content-type': 'multipart/form-data; boundary=x' })).body.code).toBe('malformed_request')
    expect((await post(new FormData())).body).toMatchObject({ status: 422, issues: [{ path: 'file', code: 'required' }] })
    expect((await send<Problem>('Name\nSara\n', { colour: 'blue' })).body).toMatchObject({ status: 422, issues: [{ path: 'colour', code: 'unknown_parameter' }] })
    expect((await send<Problem>('Name\nSara\n', { mapping: '{' })).body).toMatchObject({ status: 422, issues: [{ path: 'mapping' }] })
    expect((await send<Problem>('Name\nSara\n', { mapping: '{"Name":"shoeSize"}' })).status).toBe(422)
    expect((await send<Problem>('Name\nSara\n', { mapping: '{"Shoe":"note"}' })).body).toMatchObject({ issues: [{ path: 'mapping.Shoe', code: 'unknown_column' }] })
  })

  it.each([true, false])('refuses a file over the limit while it is being sent (chunked: %s)', async (isChunked) => {
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nName,Email\n'
    const chunk = new TextEncoder().encode('Amara Okafor,amara@okafor.example\n'.repeat(30_000))
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      start: controller => controller.enqueue(new TextEncoder().encode(head)),
      pull(controller) {
        if (sent > 200_000_000) return controller.close()
        sent += chunk.length
        controller.enqueue(chunk)
      },
    })
    const content = isChunked ? body : new Uint8Array(70_000_000)
    const answer = await ana.client.post<Problem>('/api/import/contacts', content, { 'content-type': 'multipart/form-data; boundary=x' })
    expect(answer.status).toBe(413)
  })
})

describe('an import whose server is killed', () => {
  it('goes on by itself after the restart and does every row exactly once', async () => {
    const server = await startServer()
    try {
      const ana = await registerAccount(server, { name: 'Ana Torres' })
      const sent = ana.client.post<ImportResult>('/api/import/contacts', formOf(manyPeople(8000))).catch(() => undefined)
      const latest = async () => (await ana.client.get<{ imports: ImportSummary[] }>('/api/imports')).body.imports[0]
      let found = await latest()
      while (!found || found.processed === 0) found = await latest()
      await server.kill()
      await sent
      await server.restart()
      let result = (await ana.client.get<ImportResult>(`/api/imports/${found.id}`)).body
      expect(result.import).toMatchObject({ status: 'running', total: 8000 })
      expect(result.import.processed).toBeGreaterThanOrEqual(found.processed)
      while (result.import.status === 'running') {
        await new Promise(resolve => setTimeout(resolve, 50))
        result = (await ana.client.get<ImportResult>(`/api/imports/${found.id}`)).body
      }
      expect(result).toMatchObject({ imported: 8000, updated: 0, skipped: 0, errors: [], import: { status: 'done', processed: 8000 } })
      expect((await ana.client.get('/api/contacts?limit=1')).body).toMatchObject({ total: 8000 })
      expect((await ana.client.get('/api/companies?limit=1')).body).toMatchObject({ total: 50 })
    }
    finally {
      await server.dispose()
    }
  }, 180_000)
})
