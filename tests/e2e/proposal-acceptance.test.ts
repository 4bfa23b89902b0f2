import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientSide } from '#shared/client-proposals/schema'
import type { Deal } from '#shared/deals/schema'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { wordsOf } from '../support/words'

describe('a proposal at its client', () => {
  const browser = useBrowser()
  let server: TestServer
  let ana: SignedIn

  beforeAll(async () => {
    server = await startServer()
    ana = await registerAccount(server, { name: 'Ana Torres' })
  })
  afterAll(() => server?.dispose())

  async function propose(contact: { firstName: string, lastName: string }, title: string) {
    const { body: { contact: { id: contactId } } } = await ana.client.post<{ contact: { id: string } }>('/api/contacts', contact)
    const { body: { deal } } = await ana.client.post<{ deal: Deal }>('/api/deals', { title, contactId, valueCents: 450_000, currency: 'EUR' })
    const { body: { proposal } } = await ana.client.post<{ proposal: { id: string } }>('/api/proposals', { dealId: deal.id })
    return { id: proposal.id, dealId: deal.id, contactId }
  }
  const send = async (id: string) => new URL((await ana.client.post<{ url: string }>(`/api/proposals/${id}/send`, { to: [] })).body.url).pathname
  const side = async (id: string) => (await ana.client.get<{ client: ClientSide }>(`/api/proposals/${id}/client`)).body.client
  const outcome = async (id: string) => (await ana.client.get<{ deal: Deal }>(`/api/deals/${id}`)).body.deal.outcome

  /** As whoever has the link sees it: no account, a browser in English, a small phone. */
  async function openAsClient(path: string, expected: RegExp[] = []): Promise<Page> {
    const page = await browser.newPage(server.url, { viewport: { width: 360, height: 780 }, expected })
    await page.goto(path)
    await hydrated(page)
    return page
  }

  it('is read in Persian, asked about and accepted, which wins the deal', async () => {
    const t = wordsOf('fa')
    const { id, dealId, contactId } = await propose({ firstName: 'سارا', lastName: 'احمدی' }, 'بازسازی فروشگاه')
    const page = await openAsClient(await send(id))
    await expect.poll(() => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['fa-IR', 'rtl'])
    await page.getByRole('heading', { level: 1, name: 'بازسازی فروشگاه' }).waitFor()
    await page.getByRole('table').getByText('۴٬۵۰۰').first().waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

    await page.getByRole('button', { name: t('clientProposals.ask') }).first().click()
    await page.getByLabel(t('clientProposals.comments.body')).fill('هزینهٔ سفر هم هست؟')
    await page.getByRole('button', { name: t('clientProposals.comments.send') }).click()
    await page.getByRole('listitem').getByText('هزینهٔ سفر هم هست؟').waitFor()

    const decision = page.getByRole('region', { name: t('clientProposals.decision.title') })
    await expect.poll(() => decision.getByLabel(t('clientProposals.name')).inputValue()).toBe('سارا احمدی')
    await decision.getByRole('button', { name: t('clientProposals.decision.accept'), exact: true }).click()
    await decision.getByText(t('clientProposals.decision.thanks')).waitFor()

    await expect.poll(() => outcome(dealId)).toBe('won')
    await expect.poll(() => side(id)).toMatchObject({ comments: [{ authorName: 'سارا احمدی', sectionKey: 'situation' }], decisions: [{ decision: 'accepted', name: 'سارا احمدی' }] })
    await expect.poll(async () => (await side(id)).link?.views).toBeGreaterThan(0)

    const e = wordsOf('en')
    const record = await openAs(browser, server, ana, `/contacts/${contactId}`)
    await record.getByText(e('timeline.events.proposal_accepted')).waitFor()
    await record.getByRole('button', { name: /Notifications/ }).first().click()
    await record.getByText('سارا احمدی accepted “بازسازی فروشگاه”.').waitFor()
  })

  it('is declined with a reason, changed, and accepted in the version that was read', async () => {
    const t = wordsOf('en')
    const { id, dealId } = await propose({ firstName: 'Zoë', lastName: 'O\'Brien' }, 'Audit 2026')
    const path = await send(id)
    const page = await openAsClient(path, [/409/])
    await page.getByRole('button', { name: t('clientProposals.decision.decline') }).click()
    await page.getByLabel(t('clientProposals.decision.reason')).fill('Too dear')
    await page.getByRole('button', { name: t('clientProposals.decision.decline') }).click()
    await page.getByText('Declined by Zoë O\'Brien', { exact: true }).waitFor()
    expect([await outcome(dealId), (await side(id)).decisions[0]?.reason]).toEqual([null, 'Too dear'])

    await ana.client.patch(`/api/proposals/${id}`, { title: 'Audit 2026, smaller' })
    expect(await send(id)).toBe(path)
    await page.getByRole('button', { name: t('clientProposals.decision.acceptAfterAll') }).click()
    await page.getByText(t('errors.proposal_changed')).waitFor()
    await page.getByRole('button', { name: t('clientProposals.decision.load') }).click()
    await page.getByRole('heading', { level: 1, name: 'Audit 2026, smaller' }).waitFor()
    await page.getByRole('button', { name: t('clientProposals.decision.accept'), exact: true }).click()
    await page.getByText('Accepted by Zoë O\'Brien', { exact: true }).waitFor()
    expect([await outcome(dealId), (await side(id)).decisions.map(({ number }) => number)]).toEqual(['won', [2, 1]])
  })

  it('is sent from where it was written, and asked about and answered', async () => {
    const t = wordsOf('en')
    const { id } = await propose({ firstName: 'Mina', lastName: 'Rahimi' }, 'Workshop')
    const desk = await openAs(browser, server, ana, `/proposals/${id}`)
    await desk.getByRole('button', { name: t('clientProposals.send.action'), exact: true }).click()
    await desk.getByRole('button', { name: t('clientProposals.send.linkOnly') }).click()
    const link = desk.getByLabel(t('clientProposals.side.link'))
    await link.waitFor()
    await desk.getByText(t('clientProposals.side.notSeen')).waitFor()

    const page = await openAsClient(new URL(await link.inputValue()).pathname)
    await page.getByLabel(t('clientProposals.comments.body')).fill('Is the room included?')
    await page.getByRole('button', { name: t('clientProposals.comments.send') }).click()
    await desk.getByText('Is the room included?').waitFor()
    await desk.getByLabel(t('clientProposals.side.answer')).fill('It is.')
    await desk.getByRole('button', { name: t('clientProposals.side.send'), exact: true }).click()
    await desk.getByRole('listitem').getByText('It is.').waitFor()
    await page.reload()
    await page.getByRole('listitem').getByText('It is.').waitFor()
  })

  it('says no more than that there is nothing under another link', async () => {
    const page = await browser.newPage(server.url, { expected: [/404/] })
    const answer = await page.goto('/p/none')
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: wordsOf('en')('clientProposals.missing.title') }).waitFor()
  })
})
