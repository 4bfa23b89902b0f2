import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions } from 'playwright-core'
import { prepareBrowser } from '../support/browser-session'
import { createClient } from '../support/client'
import { hydrated, launchBrowser } from '../support/launch-browser'
import { startServer } from '../support/server'

// The pictures of the README: `npm run screenshots` takes them from the running app with its sample data.
const folder = fileURLToPath(new URL('../../docs/images', import.meta.url))
const account = { email: 'ana@studio-north.example', password: 'studio north demo' }

const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

interface Picture { name: string, path: string, device?: BrowserContextOptions, theme?: 'light' | 'dark', locale?: 'en' | 'fa' }

mkdirSync(folder, { recursive: true })
const server = await startServer({ DEMO: 'true', TZ: 'Europe/Berlin' })
const browser = await launchBrowser()

try {
  const client = createClient(server.url)
  const signIn = await client.post('/api/auth/login', account)
  if (signIn.status !== 200) throw new Error(`Signing in was answered with ${signIn.status}`)
  const { body: { results: [person] } } = await client.get<{ results: { id: string }[] }>('/api/search?q=zoe&kind=contact&limit=1')

  const pictures: Picture[] = [
    { name: 'today', path: '/' },
    { name: 'pipeline', path: '/deals', theme: 'dark' },
    { name: 'contact', path: `/contacts/${person?.id ?? ''}` },
    { name: 'contacts', path: '/contacts' },
    { name: 'persian', path: '/deals', locale: 'fa' },
    { name: 'phone-today', path: '/', device: phone },
    { name: 'phone-pipeline', path: '/deals', device: phone, theme: 'dark' },
    { name: 'phone-persian', path: '/', device: phone, locale: 'fa' },
  ]
  for (const picture of pictures) await take(picture)

  async function take({ name, path, device = laptop, theme = 'light', locale = 'en' }: Picture) {
    const context = await browser.newContext({ ...device, baseURL: server.url, colorScheme: theme, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' })
    await prepareBrowser(context, server.url, { client, locale })
    const page = await context.newPage()
    await page.goto(path)
    await hydrated(page)
    await page.evaluate(() => document.fonts.ready)
    const file = `${folder}/${name}.png`
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
    console.log(`${name.padEnd(16)} ${Math.round(statSync(file).size / 1024)} kB`)
    await context.close()
  }
}
finally {
  await browser.close()
  await server.dispose()
}
