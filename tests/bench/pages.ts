import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../support/launch-browser'
import { prepareBrowser } from '../support/browser-session'
import type { Client } from '../support/client'

/** What a page costs whoever opens it for the first time. */
export interface PageRow {
  name: string
  requests: number
  kb: number
  scriptKb: number
  /** Until the first row of data shows. */
  rowMs: number
  /** Until buttons answer. */
  usableMs: number
}

const pages = [
  { name: 'Today', path: '/', row: '#content li a, #content li button' },
  { name: 'contacts', path: '/contacts', row: '#content tbody a[href^="/contacts/"], #content ul a[href^="/contacts/"]' },
  { name: 'a contact', path: 'contact', row: '#content time' },
  { name: 'companies', path: '/companies', row: '#content a[href^="/companies/"]' },
  { name: 'pipeline', path: '/deals', row: '#content a[href^="/deals/"]' },
  { name: 'tasks', path: '/tasks', row: '#content li button' },
]
const runs = 3

/** Opens each main page with an empty cache, on a laptop's screen: bytes and requests on the wire until nothing is asked any more. */
export async function measurePages(client: Client): Promise<PageRow[]> {
  const browser = await launchBrowser()
  try {
    const { body } = await client.get<{ contacts: { id: string }[] }>('/api/contacts?limit=1&sort=-lastContactedAt')
    const rows: PageRow[] = []
    for (const { name, path, row } of pages) {
      const measured: PageRow[] = []
      for (let run = 0; run < runs; run++) measured.push({ name, ...await coldLoad(browser, client, path === 'contact' ? `/contacts/${body.contacts[0]!.id}` : path, row) })
      rows.push(measured.sort((a, b) => a.rowMs - b.rowMs)[Math.floor(runs / 2)]!)
    }
    return rows
  }
  finally {
    await browser.close()
  }
}

async function coldLoad(browser: Browser, client: Client, path: string, row: string): Promise<Omit<PageRow, 'name'>> {
  // What the service worker fetches for later comes after the page.
  const context = await browser.newContext({ baseURL: client.url, viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  await prepareBrowser(context, client.url, { client })
  const page = await context.newPage()
  const wire = countBytes(await context.newCDPSession(page))
  await watchFor(page, row)
  await page.goto(path, { waitUntil: 'load', timeout: 120_000 })
  await page.waitForFunction(() => (window as unknown as { usableAt?: number }).usableAt !== undefined, undefined, { timeout: 120_000 })
  await page.waitForTimeout(500)
  const times = await page.evaluate(() => {
    const { rowAt, usableAt } = window as unknown as { rowAt: number, usableAt: number }
    return { rowMs: Math.round(rowAt), usableMs: Math.round(usableAt) }
  })
  const figures = { ...await wire(), ...times }
  await context.close()
  return figures
}

function countBytes(session: CDPSession): () => Promise<Pick<PageRow, 'requests' | 'kb' | 'scriptKb'>> {
  const scripts = new Set<string>()
  let [requests, bytes, scriptBytes] = [0, 0, 0]
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    // An icon within a style is no request.
    if (type === 'EventSource' || response.url.startsWith('data:')) return
    requests++
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  const enabled = session.send('Network.enable')
  return async () => {
    await enabled
    return { requests, kb: Math.round(bytes / 1000), scriptKb: Math.round(scriptBytes / 1000) }
  }
}

/** Notes in the page itself when the first row is there, and when its buttons work. */
async function watchFor(page: Page, row: string) {
  await page.addInitScript((selector) => {
    const marks = window as unknown as { rowAt?: number, usableAt?: number, useNuxtApp?: () => { isHydrating: boolean } }
    const look = () => {
      if (marks.rowAt === undefined && document.querySelector(selector)) requestAnimationFrame(() => marks.rowAt ??= performance.now())
      const app = marks.useNuxtApp?.()
      if (marks.rowAt !== undefined && app && !app.isHydrating) marks.usableAt = performance.now()
      else requestAnimationFrame(look)
    }
    look()
  }, row)
}
