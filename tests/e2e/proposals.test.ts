import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Proposal, ProposalVersion } from '#shared/proposals/schema'
import english from '../fixtures/ai/write-proposal/english.json'
import { useBrowser } from '../support/browser'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'
import { makeBoard, openAs } from '../support/studio'

const text = (page: Page, heading: string) => page.getByLabel(`Text of “${heading}”`)

describe('proposals', () => {
  const browser = useBrowser()
  let server: TestServer
  let claude: Claude

  beforeAll(async () => {
    claude = await startClaude()
    claude.on(({ output_config }) => output_config?.format !== undefined, { json: english.answer })
    claude.on(({ output_config }) => !output_config?.format, { text: 'Every order is in one place by June.' })
    server = await startServer({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url })
  })
  afterAll(async () => {
    await server?.dispose()
    await claude?.close()
  })

  async function dealOfZoe() {
    const { ana } = await makeBoard(server, {})
    const { body: { contact } } = await ana.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien', companyName: 'Harbour & Finch' })
    const { body: { deal } } = await ana.client.post<{ deal: { id: string } }>('/api/deals', { title: 'Audit of orders', contactId: contact.id, valueCents: 250_000, currency: 'GBP' })
    const newest = async () => {
      const { body: { proposals: [summary] } } = await ana.client.get<{ proposals: { id: string }[] }>('/api/proposals')
      return (await ana.client.get<{ proposal: Proposal }>(`/api/proposals/${summary!.id}`)).body.proposal
    }
    return { ana, deal, newest }
  }

  it('are written in one click, edited, written anew in part, and put back', async () => {
    const { ana, deal, newest } = await dealOfZoe()
    const page = await openAs(browser, server, ana, `/deals/${deal.id}`)
    await page.getByRole('button', { name: 'New proposal to Audit of orders' }).click()
    await text(page, 'What will be better').waitFor()
    await expect.poll(() => text(page, 'What will be better').inputValue()).toContain('Nobody looks for orders')
    await page.locator('[data-test="proposal-lines"]').getByText('£2,500').first().waitFor()

    await text(page, 'What it costs').fill('All of it for £99.')
    await page.locator('[data-test="stray-amounts"]').getByText('£99').waitFor()
    await text(page, 'What it costs').fill('All of it in one table.')
    await page.locator('[data-test="stray-amounts"]').waitFor({ state: 'detached' })
    await page.getByText('Saved', { exact: true }).waitFor()
    await expect.poll(async () => (await newest()).document.sections.find(({ key }) => key === 'price')?.text).toBe('All of it in one table.')

    await page.getByRole('button', { name: 'Write “What will be better” with Claude' }).click()
    await page.getByLabel('What should be different?').fill('Name a month.')
    await page.getByRole('button', { name: 'Write it anew' }).click()
    await expect.poll(() => text(page, 'What will be better').inputValue()).toBe('Every order is in one place by June.')
    expect(JSON.stringify(claude.calls.at(-1)?.messages)).toContain('Name a month.')

    await page.locator('li', { hasText: 'The section is written anew' }).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => text(page, 'What will be better').inputValue()).toContain('Nobody looks for orders')
    await expect.poll(async () => {
      const { id } = await newest()
      return (await ana.client.get<{ versions: ProposalVersion[] }>(`/api/proposals/${id}/versions`)).body.versions.map(({ origin }) => origin)
    }).toEqual(['edited', 'generated', 'edited', 'generated', 'created'])

    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('article').getByText('All of it in one table.').waitFor()
  })

  it('let a person choose when someone else has changed them, and come back from the trash', async () => {
    const { ana, deal, newest } = await dealOfZoe()
    const { body: { proposal: { id } } } = await ana.client.post<{ proposal: Proposal }>('/api/proposals', { dealId: deal.id })
    const page = await openAs(browser, server, ana, `/proposals/${id}`, { expected: [/409/] })
    // What is typed here reaches the server after what someone else writes.
    await page.route(`**/api/proposals/${id}`, async (route) => {
      if (route.request().method() === 'PATCH') await ana.client.patch(`/api/proposals/${id}`, { title: 'Audit, theirs' })
      await route.continue()
    }, { times: 1 })
    await page.getByLabel('Title').fill('Audit, mine')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect.poll(async () => (await newest()).title).toBe('Audit, mine')

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.waitForURL('**/proposals')
    await page.getByText('No proposals yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByRole('link', { name: 'Audit, mine' }).waitFor()
  })
})
