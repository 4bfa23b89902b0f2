import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createApp, eventHandler, fromNodeMiddleware, setResponseHeader, toNodeListener } from 'h3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressAnswer, encodingFor } from '#server/http/compression'

const contacts = Array.from({ length: 200 }, (_, index) => ({ id: index, name: 'سارا احمدی', company: 'Studio North' }))
const app = createApp({ onBeforeResponse: compressAnswer })
  .use('/contacts', eventHandler(() => contacts))
  .use('/page', eventHandler((event) => {
    setResponseHeader(event, 'etag', '"7"')
    return `<p>${JSON.stringify(contacts)}</p>`
  }))
  .use('/file', eventHandler(() => Buffer.alloc(20_000, 'a')))
  .use('/few', eventHandler(() => ({ contacts: contacts.slice(0, 3) })))
  .use('/raw', fromNodeMiddleware((_: IncomingMessage, response: ServerResponse) => void response.end('a'.repeat(20_000))))
const server = createServer(toNodeListener(app))

beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise(resolve => server.close(resolve)))

/** The bytes of an answer as they travel, with its headers. */
function ask(path: string, accepted?: string): Promise<{ bytes: Buffer, headers: IncomingMessage['headers'] }> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    get({ port, path, agent: false, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ bytes: Buffer.concat(parts), headers: response.headers }))
    }).on('error', reject)
  })
}

describe('an answer', () => {
  it('travels as brotli where that is taken, and says the same', async () => {
    const { bytes, headers } = await ask('/contacts', 'gzip, br')
    expect(headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'application/json', 'vary': 'Accept-Encoding', 'content-length': String(bytes.length) })
    expect(JSON.parse(brotliDecompressSync(bytes).toString())).toEqual(contacts)
  })

  it('travels as gzip where only that is taken, with an etag that promises no equal bytes', async () => {
    const { bytes, headers } = await ask('/page', 'gzip')
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/html', 'etag': 'W/"7"' })
    expect(gunzipSync(bytes).toString()).toBe(`<p>${JSON.stringify(contacts)}</p>`)
  })

  it('travels as it is for who takes neither', async () => {
    const { bytes, headers } = await ask('/contacts')
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.vary).toBe('Accept-Encoding')
    expect(JSON.parse(bytes.toString())).toEqual(contacts)
  })

  it.each(['/file', '/few', '/raw'])('stays as it is where that is bytes, short or sent already: %s', async (path) => {
    expect((await ask(path, 'br')).headers['content-encoding']).toBeUndefined()
  })
})

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=0.0, identity', undefined],
  ['', undefined],
  [undefined, undefined],
])('who accepts %s gets %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding)
})
