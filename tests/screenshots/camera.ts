import { mkdirSync, statSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { prepareBrowser } from '../support/browser-session'
import type { Client } from '../support/client'
import { hydrated } from '../support/launch-browser'
import { laptop, type Picture } from './pictures'

/** Takes a picture of a page of the running app as this client's person sees it; answers its size in bytes. */
export async function takePicture(browser: Browser, url: string, client: Client, folder: string, picture: Picture): Promise<number> {
  const { name, path, device = laptop, theme = 'light', locale = 'en', isSignedOut } = picture
  mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({ ...device, baseURL: url, colorScheme: theme, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' })
  await prepareBrowser(context, url, { ...isSignedOut ? {} : { client }, locale })
  const page = await context.newPage()
  await page.goto(path)
  await hydrated(page)
  await page.evaluate(() => document.fonts.ready)
  const file = `${folder}/${name}`
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide', ...file.endsWith('.jpg') ? { quality: 80 } : {} })
  await context.close()
  return statSync(file).size
}
