import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { startServer, type TestServer } from '../support/server'

const looks: { name: string, locale: 'en' | 'fa', options: BrowserContextOptions }[] = [
  { name: 'on a laptop, light, in English', locale: 'en', options: { colorScheme: 'light' } },
  { name: 'on a laptop, dark, in Persian', locale: 'fa', options: { colorScheme: 'dark' } },
  { name: 'on a phone, dark, in English', locale: 'en', options: { colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true } },
  { name: 'on a phone, light, in Persian', locale: 'fa', options: { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true } },
]
const signedOut = ['/login', '/register', '/forgot', '/reset?token=none']
const signedIn = ['/', '/contacts', '/companies', '/deals', '/deals?view=list', '/import', '/settings', '/settings/security', '/settings/notifications', '/settings/organization', '/settings/pipelines', '/settings/imports', '/settings/sample-data', '/help', '/help/keyboard']

/** What axe holds against a page, and whether it is wider than its window. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  return [
    ...violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(node => `${id}: ${help} (${node.target.join(' ')}) ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`)),
    ...isTooWide ? ['The page is wider than the window'] : [],
  ]
}

describe.each(looks)('every page $name', ({ locale, options }) => {
  const browser = useBrowser()
  let server: TestServer
  let ana: SignedIn
  let records: string[]

  beforeAll(async () => {
    server = await startServer()
    ana = await registerAccount(server, { name: 'Ana Torres', locale })
    await ana.client.post('/api/demo-data')
    const found = await Promise.all(['contacts', 'companies', 'deals'].map(kind => ana.client.get<Record<string, { id: string }[]>>(`/api/${kind}?limit=1`)))
    records = ['contacts', 'companies', 'deals'].map((kind, index) => `/${kind}/${found[index]?.body[kind]?.[0]?.id ?? ''}`)
  })
  afterAll(() => server.dispose())

  async function visit(addresses: string[], isSignedIn: boolean) {
    const page = await browser.newPage(server.url, options)
    await prepareBrowser(page.context(), server.url, { client: isSignedIn ? ana.client : undefined, locale })
    const faults: string[] = []
    for (const address of addresses) {
      const response = await page.goto(address)
      await hydrated(page)
      if (response?.status() !== 200) faults.push(`${address} was answered with ${response?.status()}`)
      else faults.push(...(await faultsOf(page)).map(fault => `${address}: ${fault}`))
    }
    return faults
  }

  it('of the account can be used by everyone', async () => {
    expect(await visit(signedOut, false)).toEqual([])
  })

  it('of the app can be used by everyone', async () => {
    expect(await visit([...signedIn, ...records], true)).toEqual([])
  }, 240_000)
})
