import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
})
afterAll(() => server?.dispose())

describe('the API reference', () => {
  it('is read without signing in: an operation is searched for, and has an address of its own', async () => {
    const page = await browser.newPage(server.url)
    await page.goto('/docs/api')
    await hydrated(page)
    await page.getByRole('searchbox', { name: 'Search operations' }).first().fill('move deal')
    await page.getByRole('link', { name: 'Move a deal to a stage' }).first().click()
    await page.waitForURL('**/docs/api/putDealsByIdStage')
    await page.getByText('deals:write').waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Move a deal to a stage' }).waitFor()
    await page.getByText('discount_not_approved').waitFor()
  })

  it('runs an operation with the own session, and asks before one that changes data', async () => {
    const page = await openAs(browser, server, ana, '/docs/api/postContacts')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('This changes real data.').waitFor()
    await expect.poll(async () => (await ana.client.get('/api/contacts')).body).toMatchObject({ total: 0 })
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByText('201', { exact: true }).nth(1).waitFor()
    await expect.poll(async () => (await ana.client.get('/api/contacts')).body).toMatchObject({ total: 1, contacts: [{ name: 'Zoë O\'Brien' }] })
  })

  it('runs one with a key that is pasted, and keeps it nowhere', async () => {
    const { body: { key } } = await ana.client.post<{ key: string }>('/api/api-keys', { name: 'Website', scopes: ['contacts:read'] })
    const page = await browser.newPage(server.url)
    await page.goto('/docs/api/getContacts')
    await hydrated(page)
    await page.getByLabel('API key (optional)').fill(key)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('region', { name: 'Answer', exact: true }).getByText('"total"').waitFor()
    await expect.poll(() => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))).not.toContain(key)
    await page.reload()
    await hydrated(page)
    await expect.poll(() => page.getByLabel('API key (optional)').inputValue()).toBe('')
  })

  it('answers an address that is none with a page that says so', async () => {
    const page = await browser.newPage(server.url, { expected: [/404/] })
    await page.goto('/docs/api/nonsense')
    await page.getByText('There is nothing here').waitFor()
    await expect.poll(() => page.getByRole('navigation', { name: 'Operations' }).isVisible()).toBe(true)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1)
  })
})
