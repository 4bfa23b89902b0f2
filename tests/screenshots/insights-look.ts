import { readFileSync } from 'node:fs'
import { registerAccount } from '../support/accounts'
import { startClaude } from '../support/claude'
import { launchBrowser } from '../support/launch-browser'
import { startServer } from '../support/server'
import { takePicture } from './camera'

const fixture = (path: string) => readFileSync(`tests/fixtures/ai/${path}`, 'utf8')
const claude = await startClaude()
const server = await startServer({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url })
const off = await startServer()
const says = (words: string, reply: Parameters<typeof claude.on>[1]) => claude.on(({ system }) => String(system).includes(words), reply)
const browser = await launchBrowser()
for (const locale of ['en', 'fa'] as const) {
  says('You summarize', { text: fixture(`summarize/${locale}.txt`) })
  says('which one thing', { json: JSON.parse(fixture(`next-action/${locale}.json`)) })
  says('You judge', { json: JSON.parse(fixture(`deal-risk/${locale}.json`)) })
  says('You prepare', { json: JSON.parse(fixture(`meeting-brief/${locale}.json`)) })
  const ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${locale}`, locale })
  await ana.client.post('/api/demo-data')
  ana.client.cookies.set('simplecrm.signed-in', 'cookie')
  const { body: { contacts } } = await ana.client.get<{ contacts: { id: string }[] }>('/api/contacts?q=zoe')
  const { body: { deals } } = await ana.client.get<{ deals: { id: string }[] }>('/api/deals?q=hollerbach')
  const contact = contacts[0]!.id
  const deal = deals[0]!.id
  const wide = { viewport: { width: 1440, height: 1000 } }
  if (locale === 'en') await takePicture(browser, server.url, ana.client, '/tmp/insights-shots', { name: 'contact-before.png', path: `/contacts/${contact}`, device: wide })
  await ana.client.post('/api/ai/summary', { contactId: contact })
  await ana.client.post('/api/ai/next-action', { contactId: contact })
  await ana.client.post('/api/ai/deal-risk', { dealId: deal })
  await ana.client.post('/api/ai/brief', { contactId: contact })
  const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
  await takePicture(browser, server.url, ana.client, '/tmp/insights-shots', { name: `contact-${locale}.png`, path: `/contacts/${contact}`, device: wide, locale, theme: locale === 'fa' ? 'dark' : 'light' })
  await takePicture(browser, server.url, ana.client, '/tmp/insights-shots', { name: `deal-${locale}.png`, path: `/deals/${deal}`, device: wide, locale, theme: locale === 'en' ? 'dark' : 'light' })
  await takePicture(browser, server.url, ana.client, '/tmp/insights-shots', { name: `brief-${locale}.png`, path: `/brief/contact/${contact}`, device: locale === 'en' ? wide : phone, locale })
}
const bob = await registerAccount(off, { name: 'Bob', organization: 'Off' })
await bob.client.post('/api/demo-data')
bob.client.cookies.set('simplecrm.signed-in', 'cookie')
const { body: { contacts } } = await bob.client.get<{ contacts: { id: string }[] }>('/api/contacts?q=zoe')
await takePicture(browser, off.url, bob.client, '/tmp/insights-shots', { name: 'contact-off.png', path: `/contacts/${contacts[0]!.id}`, device: { viewport: { width: 1440, height: 1000 } } })
await takePicture(browser, off.url, bob.client, '/tmp/insights-shots', { name: 'brief-off.png', path: `/brief/contact/${contacts[0]!.id}`, device: { viewport: { width: 390, height: 780 } } })
const html = (await bob.client.get<string>(`/contacts/${contacts[0]!.id}`)).body
console.log('in html:', html.includes('Summarize'), [...html.matchAll(/modulepreload[^>]*href="([^"]+)"/g)].length)
await browser.close()
await server.dispose()
await off.dispose()
await claude.close()
