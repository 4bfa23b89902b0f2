import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attachment } from '#shared/attachments/schema'
import type { Activity } from '#shared/activities/schema'
import type { Problem } from '#shared/problems'
import type { Upload } from '#shared/uploads/schema'
import { newId } from '#server/domain/ids'
import { startServer, type TestServer } from '../support/server'
import { createTeam, type Team } from '../support/team'
import { contact } from './routes/records'

let server: TestServer
let team: Team
let zoe: string

beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
  zoe = await contact(team.admin)
})
afterAll(() => server?.dispose())

const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')

function formOf(bytes: Uint8Array<ArrayBuffer> | string, name: string, fields: Record<string, string> = { contactId: zoe }, type = 'image/png'): FormData {
  const form = new FormData()
  form.set('file', new Blob([bytes], { type }), name)
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  return form
}

const send = (...parts: Parameters<typeof formOf>) => team.admin.client.post<{ attachment: Attachment } & Problem>('/api/attachments', formOf(...parts))
const added = async (...parts: Parameters<typeof formOf>) => (await send(...parts)).body.attachment
const files = async () => (await team.admin.client.get<{ attachments: Attachment[] }>(`/api/contacts/${zoe}/attachments`)).body.attachments
const stored = () => readdirSync(join(server.dataDir, 'files', 'attachments'), { recursive: true }).length

describe('a file that is sent', () => {
  it('is answered as what its bytes are, and comes back as a download that does nothing', async () => {
    const page = '<!doctype html><script>alert(document.cookie)</script>'
    const file = await added(page, 'page.html', { contactId: zoe }, 'text/html')
    expect(file).toMatchObject({ name: 'page.html', type: 'text/plain', size: page.length })
    const { status, headers, body } = await team.admin.client.get(`/api/attachments/${file.id}`)
    expect(status).toBe(200)
    expect(body).toBe(page)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="page.html"', 'x-content-type-options': 'nosniff',
      'content-security-policy': 'default-src \'none\'; sandbox', 'cache-control': 'private, no-cache', 'x-frame-options': 'DENY',
    })
    expect(headers.getSetCookie()).toEqual([])
  })

  it.each([
    ['HTML', '<!doctype html><script>alert(1)</script>', 'image/png'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'],
    ['SVG with a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['a script', 'alert(1)', 'image/gif'],
  ])('is never shown in the browser if it is %s, whatever it is called', async (_, bytes, type) => {
    const { id } = await added(bytes, 'photo.png', { contactId: zoe }, type)
    expect((await team.admin.client.get<Problem>(`/api/attachments/${id}/preview`)).body).toMatchObject({ status: 415, code: 'wrong_content_type' })
  })

  it('is shown if it is an image, under a policy that lets nothing run', async () => {
    const { id } = await added(gif, 'page.html', { contactId: zoe }, 'text/html')
    const { status, headers } = await team.admin.client.get(`/api/attachments/${id}/preview`)
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({ 'content-type': 'image/gif', 'content-security-policy': 'default-src \'none\'; sandbox', 'x-content-type-options': 'nosniff' })
    expect(headers.get('content-disposition')).toMatch(/^inline/)
    expect((await team.admin.client.get(`/api/attachments/${id}/preview`, { 'if-none-match': headers.get('etag')! })).status).toBe(304)
  })

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['offer%0D%0ASet-Cookie: a=b.pdf', 'offer%0D%0ASet-Cookie_ a=b.pdf'],
    ['پیشنهاد\u202Efdp.exe', 'پیشنهادfdp.exe'],
    ['nul', '_nul'],
    [`${'a'.repeat(400)}.pdf`, `${'a'.repeat(196)}.pdf`],
  ])('called %j is kept as %j', async (name, kept) => {
    const { id, name: answered } = await added('text', name)
    expect(answered).toBe(kept)
    const { headers } = await team.admin.client.get(`/api/attachments/${id}`)
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\r\n]+"(; filename\*=UTF-8''[\w%.!~*-]+)?$/)
  })

  it('is refused with a line break in its name', async () => {
    const boundary = 'xxBOUNDARYxx'
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="contactId"\r\n\r\n${zoe}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a\r\nX-Evil: 1.txt"\r\n\r\ntext\r\n--${boundary}--\r\n`
    const { status, headers } = await team.admin.client.post('/api/attachments', body, { 'content-type': `multipart/form-data; boundary=${boundary}` })
    expect(status).toBe(422)
    expect(headers.get('x-evil')).toBeNull()
  })

  it('is refused if it is empty, too large, of no record at all or of two, or no form', async () => {
    const before = (await files()).length
    expect((await send('', 'empty.txt')).body).toMatchObject({ status: 422, issues: [{ path: 'file', code: 'empty_file' }] })
    expect((await send(new Uint8Array(25 * 1024 * 1024 + 1), 'film.mp4')).body).toMatchObject({ status: 413, code: 'too_large' })
    expect((await send(new Uint8Array(27 * 1024 * 1024), 'film.mp4')).status).toBe(413)
    expect((await send('text', 'x.txt', { contactId: newId() })).status).toBe(404)
    expect((await send('text', 'x.txt', { contactId: zoe, dealId: newId() })).body).toMatchObject({ status: 422, issues: [{ code: 'one_record' }] })
    expect((await send('text', 'x.txt', { contactId: zoe, uploadedById: newId() })).status).toBe(422)
    expect((await team.admin.client.post('/api/attachments', { contactId: zoe })).status).toBe(415)
    expect(await files()).toHaveLength(before)
  })

  it('that breaks off on its way leaves nothing', async () => {
    const [before, keptBefore] = [(await files()).length, stored()]
    const cookie = [...team.admin.client.cookies].map(pair => pair.join('=')).join('; ')
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write(`POST /api/attachments HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nOrigin: ${server.url}\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n--x\r\nContent-Disposition: form-data; name="contactId"\r\n\r\n${zoe}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n${'a'.repeat(100_000)}`)
        setTimeout(() => socket.destroy(), 200)
      })
      socket.on('close', () => resolve())
      socket.on('error', () => resolve())
    })
    expect((await team.admin.client.get('/api/health')).status).toBe(200)
    expect([(await files()).length, stored()]).toEqual([before, keptBefore])
  })

  it('twice under one Idempotency-Key is there once', async () => {
    const before = (await files()).length
    const headers = { 'idempotency-key': newId() }
    const [first, second] = [await team.admin.client.post<{ attachment: Attachment }>('/api/attachments', formOf('text', 'once.txt'), headers), await team.admin.client.post<{ attachment: Attachment }>('/api/attachments', formOf('text', 'once.txt'), headers)]
    expect(second.body.attachment.id).toBe(first.body.attachment.id)
    expect(await files()).toHaveLength(before + 1)
  })

  it('may come in parts', async () => {
    const bytes = new Uint8Array(5_000_000).fill(65)
    const { body: { upload } } = await team.admin.client.post<{ upload: Upload }>('/api/uploads', { name: 'long.txt', size: bytes.length })
    for (const number of [1, 2]) await team.admin.client.put(`/api/uploads/${upload.id}/parts/${number}`, new Blob([bytes.subarray((number - 1) * upload.partBytes, number * upload.partBytes)], { type: 'application/octet-stream' }))
    const form = new FormData()
    form.set('uploadId', upload.id)
    form.set('contactId', zoe)
    const { status, body: { attachment } } = await team.admin.client.post<{ attachment: Attachment }>('/api/attachments', form)
    expect(status).toBe(201)
    expect(attachment).toMatchObject({ name: 'long.txt', size: 5_000_000, type: 'text/plain' })
    expect((await team.admin.client.get<string>(`/api/attachments/${attachment.id}`)).body).toHaveLength(5_000_000)
    expect((await team.admin.client.get(`/api/uploads/${upload.id}`)).status).toBe(404)
  })

  it('is not there for anyone else', async () => {
    const { id } = await added('text', 'secret.txt')
    for (const stranger of [team.outsider, team.rep]) {
      for (const path of ['', '/preview']) expect((await stranger.client.get(`/api/attachments/${id}${path}`)).status).toBe(404)
      expect((await stranger.client.patch(`/api/attachments/${id}`, { name: 'mine.txt' })).status).toBe(404)
      expect((await stranger.client.delete(`/api/attachments/${id}`)).status).toBe(404)
    }
  })
})

describe('a formatted note', () => {
  const note = (content: unknown, more: Record<string, unknown> = {}) => team.admin.client.post<{ activity: Activity, untold: { name: string }[] } & Problem>('/api/activities', { type: 'note', contactId: zoe, content, ...more })
  const doc = (...content: unknown[]) => ({ type: 'doc', content })
  const paragraph = (...content: unknown[]) => doc({ type: 'paragraph', content })

  it('shows no image of another organization, of someone else or of nobody', async () => {
    const foreign = await team.outsider.client.post<{ attachment: Attachment }>('/api/attachments', formOf(gif, 'dot.gif', {}))
    const colleagues = await team.manager.client.post<{ attachment: Attachment }>('/api/attachments', formOf(gif, 'dot.gif', {}))
    const answers = []
    for (const id of [foreign.body.attachment.id, colleagues.body.attachment.id, newId()]) answers.push((await note(doc({ type: 'image', attrs: { id, alt: '' } }))).body)
    expect(new Set(answers.map(({ status, detail }) => `${status} ${detail}`)).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 422, issues: [{ path: 'content', code: 'unknown_attachment' }] })
  })

  it('mentions nobody of another organization', async () => {
    expect((await note(paragraph({ type: 'mention', attrs: { id: team.outsider.session.user.id, label: 'Sam' } }))).body).toMatchObject({ status: 422, issues: [{ code: 'unknown_member' }] })
  })

  it('says whom it mentions in vain', async () => {
    const { status, body } = await note(paragraph({ type: 'mention', attrs: { id: team.rep.session.user.id, label: 'Rui' } }, { type: 'mention', attrs: { id: team.manager.session.user.id, label: 'Mina' } }))
    expect(status).toBe(201)
    expect(body.untold).toEqual([{ id: team.rep.session.user.id, name: 'Rui Costa' }])
    expect((await team.rep.client.get<{ unread: number }>('/api/notifications')).body.unread).toBe(0)
    expect((await team.manager.client.get<{ unread: number }>('/api/notifications')).body.unread).toBe(1)
  })

  it.each([
    ['a link that runs a script', paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] })],
    ['raw HTML', '<p>text</p>'],
    ['a node of its own', doc({ type: 'html', content: '<script>' })],
    ['attributes of its own', doc({ type: 'paragraph', attrs: { class: 'evil' } })],
  ])('with %s is refused', async (_, content) => {
    expect((await note(content)).body).toMatchObject({ status: 422, code: 'invalid_fields' })
  })

  it('of ten thousand levels is refused, and the server goes on', async () => {
    const deep = `{"type":"note","contactId":"${zoe}","content":{"type":"doc","content":[${'{"type":"blockquote","content":['.repeat(10_000)}{"type":"paragraph"}${']}'.repeat(10_000)}]}}`
    const { body } = await team.admin.client.post<Problem>('/api/activities', deep, { 'content-type': 'application/json' })
    expect(body).toMatchObject({ status: 422, issues: [{ path: 'content', code: 'too_deep' }] })
    expect((await team.admin.client.get('/api/health')).status).toBe(200)
  })
})
