import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import type { ImportResult } from '#shared/imports/schema'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
afterEach(async () => await server?.dispose())

/** A request that makes a contact, whose body has come only in part. */
async function beginContact({ client }: SignedIn): Promise<{ sent: ClientRequest, answer: Promise<IncomingMessage> }> {
  const cookie = [...client.cookies].map(pair => pair.join('=')).join('; ')
  const sent = request(`${server.url}/api/contacts`, { method: 'POST', headers: { 'content-type': 'application/json', 'origin': server.url, cookie } })
  const answer = new Promise<IncomingMessage>((resolve, reject) => sent.once('response', resolve).once('error', reject))
  answer.catch(() => {})
  sent.write('{"firstName":')
  await once(sent, 'socket')
  await new Promise(resolve => setTimeout(resolve, 200))
  return { sent, answer }
}

/** A question for the server's health that is not asked to its end yet. */
async function beginHealthCheck(): Promise<Socket> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n')
  await once(socket, 'connect')
  return socket
}

describe('a server that is told to stop', () => {
  it('finishes the request under way, says that it is stopping, and takes no other', async () => {
    server = await startServer()
    const ana = await registerAccount(server, { name: 'Ana Torres' })
    const [{ sent, answer }, health] = [await beginContact(ana), await beginHealthCheck()]
    const stopped = server.stop()
    await expect.poll(() => server.log()).toContain('Stopping')
    await expect.poll(() => fetch(`${server.url}/api/health`).then(() => 'taken', () => 'refused')).toBe('refused')
    health.write('\r\n')
    expect(await text(health)).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: \d/i)
    sent.end('"Sara"}')
    expect((await answer).statusCode).toBe(201)
    expect(await stopped).toBe(0)
    await server.restart()
    expect((await ana.client.get<{ total: number }>('/api/contacts')).body.total).toBe(1)
  })

  it('leaves an import where it can go on, and every row is imported once', async () => {
    server = await startServer()
    const { client } = await registerAccount(server, { name: 'Ana Torres' })
    const rows = 8000
    const form = new FormData()
    form.set('file', new Blob([['First Name,Email', ...Array.from({ length: rows }, (_, index) => `Person ${index},p${index}@studio.example`)].join('\n')]), 'people.csv')
    const { body: { import: { id } } } = await client.post<ImportResult>('/api/import/contacts', form)
    const progress = async () => (await client.get<ImportResult>(`/api/imports/${id}`)).body.import
    await expect.poll(async () => (await progress()).processed, { interval: 20 }).toBeGreaterThan(200)
    expect(await server.stop()).toBe(0)
    await server.restart()
    await expect.poll(async () => (await progress()).status).toBe('done')
    expect((await client.get<{ total: number }>('/api/contacts?limit=1')).body.total).toBe(rows)
  })

  it('cuts off after SHUTDOWN_SECONDS what does not end, and says so', async () => {
    server = await startServer({ SHUTDOWN_SECONDS: '1' })
    const ana = await registerAccount(server, { name: 'Ana Torres' })
    await beginContact(ana)
    expect(await server.stop()).toBe(1)
    expect(server.log()).toContain('Stopped before everything was finished')
    await server.restart()
    expect((await ana.client.get<{ total: number }>('/api/contacts')).body.total).toBe(0)
  })
})
