import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'

const browser = useBrowser()
let claude: Claude
let server: TestServer
let ana: SignedIn
beforeAll(async () => {
  claude = await startClaude()
  server = await startServer({ ANTHROPIC_BASE_URL: claude.url })
  ana = await registerAccount(server, { name: 'Ana Torres' })
})
afterAll(async () => {
  await server?.dispose()
  await claude?.close()
})

describe('the key of Claude', () => {
  it('is tried before it is kept: a wrong one is told and stays in the field, the right one switches Claude on', async () => {
    const page = await openAs(browser, server, ana, '/settings/ai', { expected: [/409/] })
    await page.getByText('Claude is off').first().waitFor()
    await page.getByLabel('API key').fill('wrong-key-1234')
    await page.getByLabel('Dollars a month').fill('5')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').filter({ hasText: 'Claude refuses the API key' }).waitFor()
    await expect.poll(() => page.getByLabel('API key').inputValue()).toBe('wrong-key-1234')
    await page.getByText('Claude is off').first().waitFor()
    await expectAccessible(page)

    await page.getByLabel('API key').fill('test-key')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Claude is on, with your organization\'s key').waitFor()
    await page.getByText('A key that ends in -key is set').waitFor()
    await expect.poll(() => page.content()).not.toContain('test-key')
    expect(server.log()).not.toMatch(/test-key|wrong-key/)
    await expect.poll(async () => (await ana.client.get<{ ai: { budget: unknown } }>('/api/ai/status')).body.ai.budget).toMatchObject({ monthlyCents: 500 })
  })
})

describe('the answers of Claude', () => {
  it('are counted, looked into and forgotten', async () => {
    const { body: { contact } } = await ana.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë' })
    claude.on(() => true, { text: 'The offer\nDear Zoë, the offer is ready.' })
    for (const cached of [false, true]) expect((await ana.client.post('/api/ai/draft', { contactId: contact.id })).body).toMatchObject({ ai: { cached } })

    const usage = await openAs(browser, server, ana, '/settings/usage')
    const row = usage.getByRole('region', { name: 'Claude by feature' }).getByRole('row').filter({ hasText: 'Draft' })
    await expect.poll(async () => (await row.getByRole('cell').allTextContents()).map(text => text.trim()).slice(0, 2)).toEqual(['2', '1'])
    await expectAccessible(usage)

    const page = await openAs(browser, server, ana, '/settings/ai-answers')
    await page.getByRole('searchbox', { name: 'Search in questions and answers' }).fill('offer zoe')
    await page.getByRole('button', { name: 'Draft', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Dear Zoë, the offer is ready.').waitFor()
    await dialog.getByRole('heading', { name: 'Instructions' }).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('No kept answer matches').waitFor()
    await expect.poll(async () => (await ana.client.get('/api/ai/cache')).body).toMatchObject({ total: 0 })
  })
})
