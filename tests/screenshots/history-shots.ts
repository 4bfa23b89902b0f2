import { createClient } from '../support/client'
import { launchBrowser } from '../support/launch-browser'
import { prepareBrowser } from '../support/browser-session'
const url = 'http://localhost:3160'
const client = createClient(url)
const account = { email: 'ana@studio-north.example', password: 'studio north demo' }
console.log((await client.post('/api/auth/login', account)).status)
const { body } = await client.get<any>('/api/search?q=zoe&kind=contact&limit=1')
const id = body.results[0].id
const { body: c } = await client.get<any>(`/api/contacts/${id}`)
await client.request('PATCH', `/api/contacts/${id}`, { title: 'Head of Special Projects ' + Date.now() % 100, status: c.contact.status === 'qualified' ? 'contacted' : 'qualified', email: `zoe${Date.now() % 1000}@harbour.example` })
const browser = await launchBrowser()
const want = process.argv.slice(2)
const shots: [string, string, { width: number, height: number }, 'en' | 'fa', 'light' | 'dark', ((page: any) => Promise<void>)?][] = [
  ['contact-history', `/contacts/${id}`, { width: 1440, height: 900 }, 'en', 'light', async (page) => { await page.getByRole('button', { name: /^More/ }).first().click(); await page.getByRole('menuitem', { name: 'History' }).click(); await page.waitForTimeout(900) }],
  ['history-phone-fa', `/contacts/${id}`, { width: 390, height: 844 }, 'fa', 'dark', async (page) => { await page.locator('button:has(.i-lucide\\:ellipsis)').first().click(); await page.getByRole('menuitem', { name: 'تاریخچه' }).click(); await page.waitForTimeout(900) }],
  ['audit', '/settings/audit-log', { width: 1440, height: 1000 }, 'en', 'light', async (page) => { await page.getByRole('button', { name: 'Check now' }).click(); await page.waitForTimeout(1200); await page.getByRole('button', { name: 'Details' }).first().click(); await page.waitForTimeout(300) }],
  ['audit-phone', '/settings/audit-log', { width: 390, height: 844 }, 'en', 'dark'],
  ['audit-fa', '/settings/audit-log?type=user', { width: 1440, height: 900 }, 'fa', 'dark'],
  ['search', '/search?q=offer', { width: 1440, height: 900 }, 'en', 'light'],
  ['search-phone-fa', '/search?q=' + encodeURIComponent('کافه'), { width: 390, height: 844 }, 'fa', 'dark'],
  ['palette', '/', { width: 1440, height: 900 }, 'en', 'light', async (page) => { await page.keyboard.press('/'); await page.waitForTimeout(400); await page.keyboard.type('offer'); await page.waitForTimeout(900) }],
  ['trash', '/trash', { width: 1440, height: 900 }, 'en', 'light'],
  ['trash-phone-fa', '/trash', { width: 390, height: 844 }, 'fa', 'dark'],
]
for (const [name, path, viewport, locale, colorScheme, act] of shots) {
  if (want.length && !want.some(w => name.startsWith(w))) continue
  const context = await browser.newContext({ baseURL: url, viewport, colorScheme, locale, timezoneId: 'Europe/Berlin' })
  await prepareBrowser(context, url, { client, locale })
  const page = await context.newPage()
  page.on('console', m => { if (['error', 'warning'].includes(m.type())) console.log(name, m.text().slice(0, 300)) })
  page.on('pageerror', e => console.log(name, 'ERROR', String(e)))
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.waitForTimeout(800)
  try { await act?.(page) } catch (e) { console.log(name, String(e).slice(0, 500)) }
  await page.screenshot({ path: `/tmp/history-${name}.png` })
  await context.close()
}
await browser.close()
