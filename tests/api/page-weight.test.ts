import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
let ana: SignedIn

beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
  await ana.client.post('/api/demo-data')
  // Pages look at the browser's mark of a session first.
  ana.client.cookies.set('simplecrm.signed-in', 'cookie')
})
afterAll(() => server?.dispose())

/** The bytes of an answer as they travel. */
function bytesOnTheWire(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(server.url + path, { headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => bytes += chunk.length).on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

/** The scripts that a page asks for by itself: its entry and what that is known to need. */
async function scriptsOf(path: string): Promise<string[]> {
  const { body } = await ana.client.get<string>(path)
  return [...new Set([...body.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="(\/_nuxt\/[^"]+\.js)"/g)].map(([, address]) => address!))]
}

/** Kilobytes; 300 is the aim. A page above its limit has begun to load what it does not show: load that when it is used. */
const limits = { '/': 300, '/tasks': 330, '/contacts': 345, '/companies': 340, '/deals': 350 }

describe('a page opened for the first time', () => {
  it.each(Object.entries(limits))('asks on %s for at most %i kB of JavaScript', async (path, limit) => {
    const scripts = await scriptsOf(path)
    expect(scripts.length).toBeGreaterThan(3)
    const sizes = await Promise.all(scripts.map(bytesOnTheWire))
    expect(Math.round(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000)).toBeLessThanOrEqual(limit)
  })
})
