import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from './launch-browser'

export { hydrated } from './launch-browser'

interface PageOptions extends BrowserContextOptions {
  /** Complaints of the page that this test expects, such as the console's note on an answered 409. */
  expected?: RegExp[]
}

function watch(page: Page, complaints: string[]) {
  page.on('console', (message) => {
    const text = message.text()
    const isComplaint = message.type() === 'error' || (message.type() === 'warning' && /hydrat|\[Vue warn\]|\[intlify\]/i.test(text))
    if (isComplaint) complaints.push(`console ${message.type()}: ${text} (${message.location().url})`)
  })
  page.on('pageerror', error => complaints.push(`page error: ${error.stack ?? error.message}`))
}

/**
 * A browser for the tests of this file. Each page has a context of its own; a test fails if its page logs an error,
 * throws, mends a hydration mismatch, or asks anything of a host that is not this machine. Its service worker is for the
 * tests about it: others answer and delay requests themselves.
 */
export function useBrowser() {
  let browser: Browser
  let open: { page: Page, complaints: string[], expected: RegExp[] }[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    const pages = open
    open = []
    await Promise.all(pages.map(({ page }) => page.context().close()))
    const complaints = pages.flatMap(({ complaints, expected }) => complaints.filter(text => !expected.some(pattern => pattern.test(text))))
    expect(complaints, 'The page complained').toEqual([])
  })

  return {
    async newPage(baseURL: string, { expected = [], ...options }: PageOptions = {}): Promise<Page> {
      const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'Europe/Berlin', serviceWorkers: 'block', ...options })
      context.setDefaultTimeout(60_000)
      const complaints: string[] = []
      await context.route(url => url.protocol.startsWith('http') && !['127.0.0.1', 'localhost'].includes(url.hostname), (route) => {
        complaints.push(`request that leaves this machine: ${route.request().url()}`)
        return route.abort()
      })
      context.on('page', page => watch(page, complaints))
      const page = await context.newPage()
      open.push({ page, complaints, expected })
      return page
    },
  }
}
