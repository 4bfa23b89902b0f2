import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { startServer, type TestServer } from '../support/server'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
let zoe: string

beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
  const { body } = await ana.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien', companyName: 'Harbour & Finch' })
  zoe = body.contact.id
})
afterAll(() => server.dispose())

async function open(path = '/', locale: 'en' | 'fa' = 'en'): Promise<Page> {
  const page = await browser.newPage(server.url)
  await prepareBrowser(page.context(), server.url, { client: ana.client, locale })
  await page.goto(path)
  await hydrated(page)
  return page
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and do' })

it('the palette finds a contact by folded letters and opens it, without the mouse', async () => {
  const page = await open()
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('textbox').waitFor()
  await page.keyboard.type('obrien')
  await palette(page).getByRole('option', { name: /Zoë O'Brien/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/contacts/${zoe}`)
  await palette(page).waitFor({ state: 'hidden' })
})

it('the palette does things, and Escape gives the focus back', async () => {
  const page = await open('/settings')
  await page.getByRole('button', { name: /^Search/ }).focus()
  await page.keyboard.press('Control+k')
  await palette(page).waitFor()
  await page.keyboard.press('Escape')
  await palette(page).waitFor({ state: 'hidden' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Search')

  await page.keyboard.press('Control+k')
  await palette(page).waitFor()
  await page.keyboard.type('dark theme')
  // What was found stands above it, once it has come: the arrows go down to the last.
  await palette(page).getByRole('option', { name: 'All results for “dark theme”' }).waitFor()
  const dark = palette(page).getByRole('option', { name: 'Dark theme', exact: true })
  await expect.poll(async () => {
    if (await dark.getAttribute('data-highlighted') !== null) return true
    await page.keyboard.press('ArrowDown')
    return false
  }).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.documentElement.className)).toContain('dark')
})

it('two keys go to a page, one makes a record, and a question mark shows them all', async () => {
  const page = await open()
  for (const [key, address] of [['c', '/contacts'], ['p', '/deals'], ['o', '/companies'], ['s', '/settings'], ['t', '/']] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.waitForURL(url => url.pathname === address)
  }
  await page.keyboard.press('c')
  await page.getByRole('dialog', { name: 'New contact' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
})

it('on the page of a contact a shortcut makes what is about them, and Control Enter saves it', async () => {
  const page = await open(`/contacts/${zoe}`)
  await page.getByRole('heading', { name: 'Zoë O\'Brien' }).waitFor()
  await page.keyboard.press('d')
  const form = page.getByRole('dialog', { name: 'New deal' })
  await form.getByRole('textbox', { name: 'Title' }).fill('Harbour fair')
  await expect.poll(() => form.getByPlaceholder('Find or add a contact').inputValue()).toBe('Zoë O\'Brien')
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'hidden' })
  const { body } = await ana.client.get<{ deals: { title: string, contactId: string }[] }>('/api/deals')
  expect(body.deals).toMatchObject([{ title: 'Harbour fair', contactId: zoe }])

  await page.keyboard.press('l')
  await page.getByRole('dialog', { name: 'Log an activity' }).getByText('Zoë O\'Brien').waitFor()
})

it('shortcuts go by the place of the key on a Persian layout', async () => {
  const page = await open('/', 'fa')
  await page.evaluate(() => {
    for (const [key, code] of [['ل', 'KeyG'], ['ز', 'KeyC']]) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))
  })
  await page.waitForURL('**/contacts')
})

it('no shortcut fires while someone types', async () => {
  const page = await open('/settings')
  await page.getByLabel('Name').click()
  await page.keyboard.type('c g t ?')
  expect(new URL(page.url()).pathname).toBe('/settings')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})

it('switched off in the profile, only the palette is left', async () => {
  await ana.client.patch('/api/profile', { shortcuts: false })
  const page = await open()
  await page.keyboard.press('c')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await page.keyboard.press('Control+k')
  await palette(page).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
  await ana.client.patch('/api/profile', { shortcuts: true })
})

it('the first Tab leads past the menu', async () => {
  const page = await open()
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
})
