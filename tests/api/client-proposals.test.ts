import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientProposal, ClientSide } from '#shared/client-proposals/schema'
import type { Problem } from '#shared/problems'
import { createClient, type Answer, type Client } from '../support/client'
import { startServer, type TestServer } from '../support/server'
import { startSmtpServer, textOfMail, type SmtpServer } from '../support/smtp-server'
import { createTeam, type Team } from '../support/team'

let server: TestServer
let smtp: SmtpServer
let team: Team

beforeAll(async () => {
  smtp = await startSmtpServer()
  server = await startServer({ APP_URL: 'http://crm.example.com' })
  team = await createTeam(server)
  // Where mail is set up, who has not proved their address invites nobody.
  await server.restart({ SMTP_URL: smtp.url })
})
afterAll(async () => {
  await server?.dispose()
  await smtp?.stop()
})

interface Sent { id: string, dealId: string, path: string, guest: Client }

/** A proposal that Ana sent, and somebody with its link. */
async function send(member = team.admin): Promise<Sent> {
  const { body: { deal } } = await member.client.post<{ deal: { id: string } }>('/api/deals', { title: 'Audit 2026', valueCents: 450_000, currency: 'EUR' })
  const { body: { proposal } } = await member.client.post<{ proposal: { id: string } }>('/api/proposals', { dealId: deal.id, language: 'en' })
  const { status, body } = await member.client.post<{ url: string, mailed: number, client: ClientSide }>(`/api/proposals/${proposal.id}/send`, { to: [] })
  expect([status, body.mailed, body.client.link?.url]).toEqual([200, 0, body.url])
  const { origin, pathname } = new URL(body.url)
  expect([origin, pathname]).toEqual(['http://crm.example.com', expect.stringMatching(/^\/p\/[\w-]{64}$/)])
  return { id: proposal.id, dealId: deal.id, path: `/api${pathname}`, guest: createClient(server.url) }
}

const read = async ({ guest, path }: Sent) => (await guest.get<{ proposal: ClientProposal }>(path)).body.proposal

describe('the link to a proposal', () => {
  it('opens it without signing in, and keeps it to itself', async () => {
    const sent = await send()
    const { status, headers, body } = await sent.guest.get<{ proposal: ClientProposal }>(sent.path)
    expect([status, body.proposal.document.title, body.proposal.number]).toEqual([200, 'Audit 2026', 1])
    expect(['cache-control', 'referrer-policy', 'x-robots-tag', 'set-cookie'].map(name => headers.get(name))).toEqual(['no-store', 'no-referrer', 'noindex, nofollow', null])
    const page = await fetch(server.url + sent.path.replace('/api', ''))
    expect([page.status, ...['cache-control', 'referrer-policy', 'x-robots-tag'].map(name => page.headers.get(name))]).toEqual([200, 'no-store', 'no-referrer', 'noindex, nofollow'])
    expect(await page.text()).toContain('Audit 2026')
    expect(server.log()).not.toContain(sent.path.split('/').at(-1))
  })

  it('tells nothing where it opens nothing', async () => {
    const { path, guest, id } = await send()
    const token = path.split('/').at(-1)!
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    const answers: Answer<Problem>[] = []
    for (const name of ['none', altered, `${token}A`, 'A'.repeat(64)]) answers.push(await guest.get<Problem>(`/api/p/${name}`))
    await team.admin.client.post(`/api/proposals/${id}/withdraw`)
    answers.push(await guest.get<Problem>(path))
    expect(answers.map(({ status, body }) => [status, body.code, body.detail])).toEqual(answers.map(() => [404, 'not_found', answers[0]!.body.detail]))
    expect((await fetch(server.url + path.replace('/api', ''))).status).toBe(404)
    for (const part of ['views', 'comments', 'decision']) {
      expect((await guest.post(`${path}/${part}`, part === 'views' ? undefined : { name: 'Zoë', ...(part === 'comments' ? { body: 'Hm' } : { decision: 'accepted', number: 1 }) })).status).toBe(404)
    }
  })

  it('gives the PDF, and to members under their rights', async () => {
    const { id, path, guest } = await send()
    const { status, headers, body } = await guest.get<string>(`${path}/pdf?download=true`)
    expect([status, headers.get('content-type'), headers.get('content-disposition'), body.slice(0, 5)]).toEqual([200, 'application/pdf', 'attachment; filename="Audit 2026.pdf"', '%PDF-'])
    expect((await guest.get(`${path}/pdf`, { 'if-none-match': headers.get('etag')! })).status).toBe(304)
    const answers = await Promise.all([team.readonly, team.rep, team.outsider].map(member => member.client.get(`/api/proposals/${id}/pdf`)))
    expect(answers.map(answer => answer.status)).toEqual([200, 404, 404])
    expect((await team.admin.client.get(`/api/proposals/${id}/pdf?number=7`)).status).toBe(404)
  })

  it('counts the looks of clients, not those of members', async () => {
    const { id, path, guest } = await send()
    await team.rep.client.post(`${path}/views`)
    await guest.post(`${path}/views`)
    await team.outsider.client.post(`${path}/views`)
    const { body } = await team.admin.client.get<{ client: ClientSide }>(`/api/proposals/${id}/client`)
    expect(body.client.link?.views).toBe(2)
  })

  it('takes so many comments in a minute, and no more', async () => {
    const sent = await send()
    const comment = () => sent.guest.post<Problem>(`${sent.path}/comments`, { name: 'Zoë', body: '<script>alert(1)</script>' })
    const answers: Answer<Problem>[] = []
    for (let round = 0; round < 8; round++) answers.push(await comment())
    expect(answers.at(0)?.status).toBe(200)
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await sent.guest.get<string>(sent.path.replace('/api', ''))).body).not.toContain('<script>alert')
    expect((await read(sent)).comments.length).toBeLessThan(8)
  })

  it('takes no change from other pages', async () => {
    const { path, guest } = await send()
    expect((await guest.post(`${path}/decision`, { decision: 'accepted', name: 'Zoë', number: 1 }, { origin: 'https://elsewhere.example' })).status).toBe(403)
  })

  it('wins the deal with one decision, however often and by however many it is clicked', async () => {
    const sent = await send()
    const clicks = await Promise.all(['Zoë', 'Zoë', 'Zoë', 'Max'].map(name => sent.guest.post(`${sent.path}/decision`, { decision: 'accepted', name, number: 1 })))
    expect(clicks.map(({ status }) => status).sort()).toContain(200)
    const { decision } = await read(sent)
    const { body: { deal } } = await team.admin.client.get<{ deal: { outcome: string, version: number } }>(`/api/deals/${sent.dealId}`)
    expect([deal.outcome, decision?.decision]).toEqual(['won', 'accepted'])
    const { body: { client } } = await team.admin.client.get<{ client: ClientSide }>(`/api/proposals/${sent.id}/client`)
    expect(client.decisions).toHaveLength(1)
    expect(await sent.guest.post(`${sent.path}/decision`, { decision: 'declined', name: 'Zoë', number: 1 })).toMatchObject({ status: 409, body: { code: 'proposal_decided' } })
  })

  it('goes by mail, from where an answer goes to the member', async () => {
    const { client, email } = team.admin
    const { body: { contact } } = await client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'سارا', lastName: 'احمدی', email: 'sara@lamiz.example' })
    const { body: { proposal } } = await client.post<{ proposal: { id: string } }>('/api/proposals', { contactId: contact.id })
    const mail = () => client.post<Problem & { mailed: number, url: string }>(`/api/proposals/${proposal.id}/send`, { to: ['sara@lamiz.example'], message: 'همان که گفتیم.' })
    expect(await mail()).toMatchObject({ status: 403, body: { code: 'unverified_email' } })

    await client.post('/api/profile/verification')
    const [, token] = /\/verify#(\S+)/.exec(textOfMail(await smtp.next())) ?? []
    await client.post('/api/auth/verify', { token })
    const { body: { mailed, url } } = await mail()
    const received = await smtp.next()
    expect([mailed, received.to, /^Reply-To: (.*)$/m.exec(received.data)?.[1]]).toEqual([1, ['sara@lamiz.example'], email])
    expect(textOfMail(received)).toContain(url)
    expect(textOfMail(received)).toContain('همان که گفتیم.')
    const { body: timeline } = await client.get(`/api/contacts/${contact.id}/timeline`)
    expect(JSON.stringify(timeline)).toContain('sara@lamiz.example')
    expect(JSON.stringify(timeline)).not.toContain('/p/')
  })
})
