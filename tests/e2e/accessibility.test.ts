import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { pagesOfRecords, signedInPages, signedOutPages } from '../support/pages'
import { startServer, type TestServer } from '../support/server'

type Theme = 'light' | 'dark'

/** What axe holds against a page, in light and, for its colours, in dark, and whether it is wider than its window. */
async function faultsOf(page: Page, themes: Theme[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const faults = await axeFaults(page)
  if (themes.includes('dark')) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html.dark').waitFor({ state: 'attached' })
    faults.push(...await axeFaults(page, { rules: ['color-contrast'] }))
  }
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  return isTooWide ? [...faults, 'The page is wider than the window'] : faults
}

describe('every page', () => {
  const browser = useBrowser()
  let server: TestServer
  let ana: SignedIn
  let records: string[]
  let clientPage: string

  beforeAll(async () => {
    server = await startServer()
    ana = await registerAccount(server, { name: 'Ana Torres' })
    await ana.client.post('/api/demo-data')
    ;({ records, clientPage } = await pagesOfRecords(ana.client))
  })
  afterAll(() => server?.dispose())

  async function visit(addresses: string[], themes: Theme[], client?: SignedIn['client']) {
    const page = await browser.newPage(server.url)
    await prepareBrowser(page.context(), server.url, { client })
    const faults: string[] = []
    for (const address of addresses) {
      const response = await page.goto(address)
      await hydrated(page)
      if (response?.status() !== 200) faults.push(`${address} was answered with ${response?.status()}`)
      else faults.push(...(await faultsOf(page, themes)).map(fault => `${address}: ${fault}`))
    }
    return faults
  }

  // Structure, names and roles are the same in both languages; phone.test.ts looks at the most used pages in Persian and on a phone.
  it('can be used by everyone on a laptop, light and dark', async () => {
    expect(await visit(signedOutPages, ['light', 'dark'])).toEqual([])
    // What a client reads is paper, which is light.
    expect(await visit([clientPage], ['light'])).toEqual([])
    expect(await visit([...signedInPages, ...records], ['light', 'dark'], ana.client)).toEqual([])
  }, 600_000)
})
