import { prepareBrowser } from '../support/browser-session'
import { createClient } from '../support/client'
import { hydrated, launchBrowser } from '../support/launch-browser'
import { startServer } from '../support/server'
const server = await startServer({ DEMO: 'true' })
const browser = await launchBrowser()
const client = createClient(server.url)
await client.post('/api/auth/login', { email: 'ana@studio-north.example', password: 'studio north demo' })
const find = async (q: string, kind: string) => (await client.get<any>(`/api/search?q=${q}&kind=${kind}&limit=1`)).body.results[0].id
const contact = await find('zoe', 'contact'), deal = await find('audit', 'deal'), company = await find('harbour', 'company')
const shots: [string, string, number, string?, string?][] = JSON.parse(process.argv[2]!)
for (const [name, path, w, locale = 'en', theme = 'light'] of shots) {
  const context = await browser.newContext({ viewport: { width: w, height: w === 390 ? 800 : 900 }, baseURL: server.url, colorScheme: theme as 'dark', ...(w === 390 ? { hasTouch: true, isMobile: true } : {}) })
  await prepareBrowser(context, server.url, { client, locale: locale as 'fa' })
  const page = await context.newPage()
  page.on('console', m => { if (['error', 'warning'].includes(m.type())) console.log(name, m.type(), m.text().slice(0, 300)) })
  page.on('pageerror', e => console.log(name, 'pageerror', String(e).slice(0, 300)))
  await page.goto(path.replace('CONTACT', contact).replace('DEAL', deal).replace('COMPANY', company))
  await hydrated(page)
  await page.waitForTimeout(400)
  await page.screenshot({ path: `/tmp/shots/${name}.png` })
  await context.close()
}
await browser.close(); await server.dispose()
