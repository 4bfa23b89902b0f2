import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { pagesOfRecords, phonePages, signedInPages, signedOutPages } from '../support/pages'
import { startServer, type TestServer } from '../support/server'

type Locale = 'en' | 'fa'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The themes whose colours are looked at: they are the same in every width, and take axe longest. */
interface Look { colors: ('light' | 'dark')[] }

/** What axe holds against a page, in light and, for its colours, in dark, and whether it is wider than its window. */
async function faultsOf(page: Page, { colors }: Look): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const found = [await new AxeBuilder({ page }).withTags(rules).disableRules(colors.includes('light') ? [] : ['color-contrast']).analyze()]
  if (colors.includes('dark')) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html.dark').waitFor({ state: 'attached' })
    found.push(await new AxeBuilder({ page }).withRules('color-contrast').analyze())
  }
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  return [
    ...found.flatMap(({ violations }) => violations).flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(node => `${id}: ${help} (${node.target.join(' ')}) ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`)),
    ...isTooWide ? ['The page is wider than the window'] : [],
  ]
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

  async function visit(addresses: string[], options: BrowserContextOptions & Look, locale: Locale, client?: SignedIn['client']) {
    const { colors, ...window } = options
    const page = await browser.newPage(server.url, window)
    await prepareBrowser(page.context(), server.url, { client, locale })
    const faults: string[] = []
    for (const address of addresses) {
      const response = await page.goto(address)
      await hydrated(page)
      if (response?.status() !== 200) faults.push(`${address} was answered with ${response?.status()}`)
      else faults.push(...(await faultsOf(page, { colors })).map(fault => `${address}: ${fault}`))
    }
    return faults
  }

  // Structure, names and roles are the same in both languages: each is looked at in one width, and phone.test.ts walks both at 360 pixels.
  it('can be used by everyone on a laptop, light and dark', async () => {
    const look: Look = { colors: ['light', 'dark'] }
    expect(await visit(signedOutPages, look, 'en')).toEqual([])
    // What a client reads is paper, which is light.
    expect(await visit([clientPage], { colors: ['light'] }, 'en')).toEqual([])
    expect(await visit([...signedInPages, ...records], look, 'en', ana.client)).toEqual([])
  }, 600_000)

  it('that is used most can be used by everyone on a phone, in Persian', async () => {
    expect(await visit([...phonePages, ...records], { colors: [], viewport: { width: 390, height: 740 }, hasTouch: true }, 'fa', ana.client)).toEqual([])
  }, 600_000)
})
