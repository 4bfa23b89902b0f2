import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todayIn } from '#shared/dates/days'
import type { Problem } from '#shared/problems'
import { sendDigest } from '#server/domain/digest/digest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { createClient } from '../support/client'
import { startServer, type TestServer } from '../support/server'
import { startSmtpServer, textOfMail, type SmtpServer } from '../support/smtp-server'
import { withDatabaseOf } from '../support/team'

const feedPath = '/api/profile/calendar-feed'
let server: TestServer
let smtp: SmtpServer
let ana: SignedIn

beforeAll(async () => {
  smtp = await startSmtpServer()
  server = await startServer({ SMTP_URL: smtp.url, APP_URL: 'http://crm.example.com' })
  ana = await registerAccount(server, { name: 'Ana Torres' })
  await ana.client.post('/api/contacts', { firstName: 'Zoë', nextAction: 'Send the offer', nextActionDate: todayIn('Europe/Berlin') })
})
afterAll(async () => {
  await server?.dispose()
  await smtp?.stop()
})

/** The path of a newly made address; it names the place where people reach the app. */
async function subscribe(): Promise<string> {
  const { status, body: { address } } = await ana.client.post<{ address: string }>(feedPath)
  expect([status, new URL(address).host]).toEqual([201, 'crm.example.com'])
  return new URL(address).pathname
}

describe('the address of a calendar', () => {
  it('opens it without signing in, and keeps it to itself', async () => {
    const path = await subscribe()
    const { status, headers, body } = await createClient(server.url).get<string>(path)
    expect(status).toBe(200)
    expect(new ICAL.Component(ICAL.parse(body)).getFirstSubcomponent('vevent')?.getFirstPropertyValue('summary')).toBe('Next step: Send the offer · Zoë')
    expect(Object.fromEntries(['content-type', 'cache-control', 'referrer-policy', 'x-robots-tag', 'x-content-type-options', 'set-cookie'].map(name => [name, headers.get(name)]))).toEqual({
      'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=300', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow', 'x-content-type-options': 'nosniff', 'set-cookie': null,
    })
    expect(server.log()).not.toContain(path.split('/').at(-1)?.slice(0, -4))
  })

  it('says in few words that nothing changed', async () => {
    const path = await subscribe()
    const guest = createClient(server.url)
    const tag = (await guest.get(path)).headers.get('etag') ?? ''
    const again = await guest.get(path, { 'if-none-match': tag })
    expect([again.status, again.body]).toEqual([304, ''])
    await ana.client.post('/api/contacts', { firstName: 'Sara', nextAction: 'Call', nextActionDate: todayIn('Europe/Berlin') })
    expect((await guest.get(path, { 'if-none-match': tag })).status).toBe(200)
  })

  it('is shown again, and leads nowhere once it is renewed, ended or altered', async () => {
    const guest = createClient(server.url)
    const first = await subscribe()
    expect((await ana.client.get<{ address: string }>(feedPath)).body.address).toBe(`http://crm.example.com${first}`)
    const second = await subscribe()
    const altered = second.replace(/.(?=\.ics$)/, last => last === 'A' ? 'Q' : 'A')
    const answers = await Promise.all([first, altered, '/calendar/x.ics', second.replace('.ics', '')].map(path => guest.get<Problem>(path)))
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array.from({ length: 4 }, () => [404, 'not_found']))
    expect((await guest.get(second)).status).toBe(200)
    await ana.client.delete(feedPath)
    expect((await guest.get(second)).status).toBe(404)
    expect((await ana.client.get<{ address: null }>(feedPath)).body.address).toBeNull()
  })

  it('is not asked without a pause', async () => {
    const path = await subscribe()
    const guest = createClient(server.url)
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await guest.get(path)).status))
    expect(statuses.filter(status => status === 429)).toHaveLength(10)
  })
})

it('asks for at most 62 days at once', async () => {
  expect((await ana.client.get('/api/calendar?from=2026-03-01&to=2026-05-01')).status).toBe(200)
  for (const days of ['from=2026-03-01&to=2026-05-02', 'from=2026-03-02&to=2026-03-01', 'from=2026-02-30&to=2026-03-01', 'from=2026-03-01']) {
    expect((await ana.client.get(`/api/calendar?${days}`)).status).toBe(400)
  }
})

it('sends the digest as text and HTML, with the way to have none', async () => {
  const { organization, user } = ana.session
  await withDatabaseOf(server, async (db) => {
    await db.updateTable('users').set({ emailVerifiedAt: new Date().toISOString() }).where('id', '=', user.id).execute()
    await sendDigest(db, organization.id, { userId: user.id, day: todayIn(user.timeZone) }, 'http://crm.example.com')
  })
  await expect.poll(() => smtp.mails.length).toBe(2)
  const mail = smtp.mails[1]!
  expect(mail.to).toEqual([ana.email])
  expect(mail.data).toMatch(/^List-Unsubscribe: <http:\/\/crm\.example\.com\/settings\/notifications>$/m)
  expect(mail.data).toContain('Content-Type: text/html')
  expect(textOfMail(mail)).toContain('http://crm.example.com/contacts/')
})
