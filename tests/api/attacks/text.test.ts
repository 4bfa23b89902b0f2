import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount } from '../../support/accounts'
import { startServer, type TestServer } from '../../support/server'
import { startSmtpServer } from '../../support/smtp-server'
import { createTeam, type Team } from '../../support/team'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
})
afterAll(() => server?.dispose())

const scripts = ['<script>alert(1)</script>"><img src=x onerror=alert(1)>', '{{constructor.constructor("a")()}}</textarea><svg/onload=alert(1)>']

/** The page as the server renders it, signed in as the admin. */
async function pageOf(path: string): Promise<string> {
  const cookie = [...team.admin.client.cookies, ['simplecrm.signed-in', 'cookie']].map(pair => pair.join('=')).join('; ')
  return await (await fetch(server.url + path, { headers: { cookie } })).text()
}

describe('script in a text field', () => {
  it.each(scripts)('stays text: %s', async (text) => {
    const { client } = team.admin
    const { body: { company } } = await client.post<{ company: { id: string } }>('/api/companies', { name: text, industry: text, address: text, tags: [text.slice(0, 60)] })
    const { body: { contact } } = await client.post<{ contact: { id: string } }>('/api/contacts', { firstName: text, lastName: text, title: text, address: text, source: text.slice(0, 60), nextAction: text, companyId: company.id })
    const { body: { deal } } = await client.post<{ deal: { id: string } }>('/api/deals', { title: text, contactId: contact.id, nextAction: text })
    await client.post(`/api/contacts/${contact.id}/notes`, { body: text })
    expect((await client.get(`/api/contacts/${contact.id}`)).body).toMatchObject({ contact: { firstName: text, title: text } })
    for (const path of ['/', '/contacts', '/companies', '/deals', `/contacts/${contact.id}`, `/companies/${company.id}`, `/deals/${deal.id}`]) {
      const page = await pageOf(path)
      expect(page, path).toContain('</html>')
      for (const live of ['<script>alert', '<img src=x', '<svg/onload']) expect(page, path).not.toContain(live)
    }
  })

  it('in an address of a link is refused', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', ' javascript:alert(1)', 'file:///etc/passwd']) {
      expect((await team.admin.client.post('/api/contacts', { firstName: 'Zoë', links: [{ url, label: null }] })).status, url).toBe(422)
      expect((await team.admin.client.post('/api/companies', { name: 'Harbour', website: url })).status, url).toBe(422)
      expect((await team.admin.client.post('/api/companies', { name: 'Harbour', domain: url })).status, url).toBe(422)
    }
  })

  it('in the address of a page is not written into it', async () => {
    for (const path of ['/contacts?q=<script>alert(1)</script>', '/<script>alert(1)</script>', '/login?redirect="><script>alert(1)</script>']) {
      expect(await pageOf(path)).not.toContain('<script>alert(1)')
    }
  })
})

describe('formulas', () => {
  it('come out of an export as text, in every column that people write', async () => {
    const formulas = ['=HYPERLINK("https://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '＝1+1']
    for (const text of formulas) await team.manager.client.post('/api/contacts', { firstName: text, lastName: text, title: text, source: text, companyName: text, address: text, nextAction: text, tags: [text] })
    await team.manager.client.post('/api/deals', { title: '=cmd|\' /C calc\'!A0', companyName: '=1+1' })
    for (const path of ['/api/contacts/export.csv', '/api/deals/export.csv']) {
      const { body } = await team.admin.client.get<string>(path)
      expect(body).toContain('\'=')
      expect(body.split('\r\n').flatMap(line => line.split(/,"?/)).filter(cell => /^[=@＝]/.test(cell.replace(/^\uFEFF?"?/, '')))).toEqual([])
    }
  })
})

describe('a line break in a name', () => {
  const breaks = ['Zoë\r\nBcc: everyone@evil.example', 'Zoë\nX: y', 'Zoë\u2028y', 'Zoë\u0085y', 'Zoë\u000By']

  it('is refused where it would break a line', async () => {
    for (const text of breaks.filter(text => !text.includes('\u2028'))) {
      expect((await team.admin.client.post('/api/contacts', { firstName: text })).status, JSON.stringify(text)).toBe(422)
      expect((await team.admin.client.patch('/api/organization', { name: text })).status, JSON.stringify(text)).toBe(422)
      expect((await team.admin.client.patch('/api/profile', { name: text })).status, JSON.stringify(text)).toBe(422)
    }
    for (const email of ['zoe@example.com\r\nBcc: x@evil.example', 'zoe@example.com, x@evil.example', 'zoe <zoe@example.com>', '"a b"@example.com']) {
      expect((await team.admin.client.post('/api/invites', { role: 'rep', email })).status, email).toBe(422)
    }
  })

  it('adds no header to a mail', async () => {
    const smtp = await startSmtpServer()
    const mailing = await startServer({ SMTP_URL: smtp.url })
    await registerAccount(mailing, { name: 'Ana Torres', organization: 'Studio\u2028Bcc: x@evil.example' })
    const mail = await smtp.next()
    const head = mail.data.slice(0, mail.data.indexOf('\n\n'))
    expect(head).not.toMatch(/^bcc:/im)
    expect(mail.to).toHaveLength(1)
    await mailing.dispose()
    await smtp.stop()
  })
})
