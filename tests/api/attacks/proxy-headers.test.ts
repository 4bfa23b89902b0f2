import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount } from '../../support/accounts'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { startSmtpServer, textOfMail, type SmtpServer } from '../../support/smtp-server'

let server: TestServer
let proxied: TestServer
let smtp: SmtpServer
beforeAll(async () => {
  smtp = await startSmtpServer()
  server = await startServer({ SMTP_URL: smtp.url, APP_URL: 'http://crm.example.com' })
  proxied = await startServer({ TRUST_PROXY: '1' })
})
afterAll(async () => {
  await Promise.all([server, proxied].map(each => each?.dispose()))
  await smtp?.stop()
})

const failed = { email: 'nobody@example.com', password: 'wrong' }

/** How many links for new passwords one caller may ask for before they have to wait. */
async function triesOf(target: TestServer, headersOf: (number: number) => Record<string, string>): Promise<number> {
  for (let number = 0; number < 40; number++) {
    const { status } = await createClient(target.url).post('/api/auth/forgot', { email: `nobody${number}@example.com` }, headersOf(number))
    if (status === 429) return number
  }
  return 40
}

describe('headers that a caller writes', () => {
  // Before the tries below, after which this caller may ask for no mail any more.
  it('do not turn the links in mails to another host', async () => {
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    await smtp.next()
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'forwarded': 'host=evil.example', 'x-original-host': 'evil.example', 'x-forwarded-for': '198.51.100.99' }
    await createClient(server.url).post('/api/auth/forgot', { email }, forged)
    const text = textOfMail(await smtp.next())
    expect(text).toContain('http://crm.example.com/reset')
    expect(text).not.toContain('evil.example')
  })

  it('do not make one caller many, without a proxy', async () => {
    expect(await triesOf(server, number => ({ 'x-forwarded-for': `192.0.2.${number}`, 'forwarded': `for=192.0.2.${number}`, 'x-real-ip': `192.0.2.${number}` }))).toBeLessThan(30)
  })

  it('do not make one caller many behind a proxy, which adds the true address at the end', async () => {
    expect(await triesOf(proxied, number => ({ 'x-forwarded-for': `192.0.2.${number}, 198.51.100.7` }))).toBeLessThan(30)
  })

  it('do not make a foreign page one of ours', async () => {
    const forged = { 'origin': 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'forwarded': 'host=evil.example;proto=https' }
    for (const target of [server, proxied]) expect((await createClient(target.url).post('/api/auth/login', failed, forged)).status).toBe(403)
  })

  it('do not choose where a redirect leads, nor what a page calls itself', async () => {
    const forged: Record<string, string>[] = [{ 'x-forwarded-host': 'evil.example' }, { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }]
    for (const headers of forged) {
      const answer = await fetch(`${server.url}/contacts`, { redirect: 'manual', headers })
      expect(answer.headers.get('location') ?? '').not.toContain('evil.example')
      expect(await answer.text()).not.toContain('evil.example')
    }
  })

  it('that name no host are refused', async () => {
    for (const host of ['evil.example/path', 'a b', 'x@evil.example', 'evil.example:99999999', '<script>']) {
      const status = await new Promise<number>((resolve, reject) => httpRequest(`${server.url}/login`, { headers: { host } }, response => resolve(response.resume().statusCode ?? 0)).on('error', reject).end())
      expect(status, host).toBe(400)
    }
  })

  it('cannot be smuggled past each other', async () => {
    const raw = 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/metrics HTTP/1.1\r\nHost: x\r\n\r\n'
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(raw))
      socket.on('data', chunk => text += String(chunk)).on('close', () => resolve(text)).on('error', () => resolve(text))
      setTimeout(() => socket.destroy(), 1000)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
  })
})
