import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { pagesOfRecords, phonePages, signedInPages, signedOutPages } from '../support/pages'
import { startServer, type TestServer } from '../support/server'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
let records: string[]
let anyones: string[]

beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
  await ana.client.post('/api/demo-data')
  const pages = await pagesOfRecords(ana.client)
  records = pages.records
  anyones = [...signedOutPages, pages.clientPage]
})
afterAll(() => server?.dispose())

/** What a thumb would stumble over: a page that slides sideways, a field that makes iOS zoom in, a button too small to hit. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `<${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? element.id ?? ''}> “${element.textContent?.trim().slice(0, 30)}”`
    const isShown = (element: Element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    const width = document.documentElement.clientWidth
    const slides = [...document.querySelectorAll('*')].filter((element) => {
      const { overflowX, scrollSnapType } = getComputedStyle(element)
      const isPage = element === document.documentElement
      // A bar of chips and the stages of the board are made to be swiped; code and its tables have frames of their own, which keys reach.
      const isMeantTo = element.clientHeight < 64 || scrollSnapType.startsWith('x') || element.matches('[dir=ltr][tabindex="0"]')
      return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > width * 0.9 && (isPage || (!isMeantTo && ['auto', 'scroll'].includes(overflowX)))
    })
    const fields = [...document.querySelectorAll('input:not([type=checkbox], [type=radio], [type=file], [type=hidden], [type=color], [type=range]), textarea, select, [contenteditable=true]')]
    const zooms = fields.filter(field => isShown(field) && Number.parseFloat(getComputedStyle(field).fontSize) < 16)
    const tiny = [...document.querySelectorAll('button, [role=button], [role=tab], [role=switch]')].filter((button) => {
      const { width, height } = button.getBoundingClientRect()
      const around = -Math.min(0, Number.parseFloat(getComputedStyle(button, '::after').top) || 0)
      return isShown(button) && width > 1 && height > 1 && Math.min(width, height) + 2 * around < 23.5
    })
    return [
      ...slides.map(element => `slides sideways (${element.scrollWidth} in ${element.clientWidth}): ${name(element)} .${element.className}`),
      ...zooms.map(element => `is smaller than 16 pixels, so iOS zooms in: ${name(element)}`),
      ...tiny.map(element => `is smaller than 24 pixels: ${name(element)}`),
    ]
  })
}

describe('every page on a phone', () => {
  it.each(['en', 'fa'] as const)('fits the thumb in %s', { timeout: 600_000 }, async (locale) => {
    const faults: string[] = []
    for (const { pages, client } of [{ pages: anyones, client: undefined }, { pages: [...signedInPages, ...records], client: ana.client }]) {
      const page = await browser.newPage(server.url, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })
      await prepareBrowser(page.context(), server.url, { client, locale })
      for (const address of pages) {
        await page.goto(address)
        await hydrated(page)
        // The colours are the same in every width and language.
        const isLookedThrough = locale === 'fa' && (phonePages.includes(address) || records.includes(address))
        faults.push(...[...await faultsOf(page), ...isLookedThrough ? await axeFaults(page, { withColors: false }) : []].map(fault => `${address} ${fault}`))
      }
    }
    expect(faults).toEqual([])
  })
})
