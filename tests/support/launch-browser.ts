import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { findChromium } from './chromium'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Starts the browser without tests around it (screenshots). */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } as Record<string, string> })
}

/** Waits until the page shown is alive: rendered, hydrated and the router at rest. */
export async function hydrated(page: Page) {
  await page.waitForFunction(() => {
    const nuxt = (window as unknown as { useNuxtApp?: () => { isHydrating: boolean, _route?: unknown } }).useNuxtApp?.()
    return nuxt !== undefined && !nuxt.isHydrating
  })
}
