import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { findChromium } from './chromium'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Starts the browser without tests around it (screenshots). */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } as Record<string, string> })
}

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

/** Waits until the page shown is alive: rendered, hydrated and the router at rest. */
export async function hydrated(page: Page) {
  await page.waitForFunction(() => {
    const nuxt = (window as unknown as { useNuxtApp?: () => { isHydrating: boolean, _route?: unknown } }).useNuxtApp?.()
    return nuxt !== undefined && !nuxt.isHydrating
  })
}

/**
 * A browser for the tests of this file. Each page has a context of its own; a test fails if its page logs an error,
 * throws, mends a hydration mismatch, or asks anything of a host that is not this machine.
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
      const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, locale: 'en-US', timezoneId: 'Europe/Berlin', ...options })
      context.setDefaultTimeout(10_000)
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
