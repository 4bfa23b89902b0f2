import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'

const browser = useBrowser()
let server: TestServer
let accounts = 0

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => await server?.dispose())

async function importPage(options: { locale?: 'en' | 'fa', width?: number } = {}): Promise<{ page: Page, ana: SignedIn }> {
  const ana = await registerAccount(server, { name: `Ana ${++accounts}`, organization: `Studio ${accounts}`, locale: options.locale ?? 'en' })
  const page = await browser.newPage(server.url, { viewport: { width: options.width ?? 1440, height: 900 } })
  await page.context().addCookies([...ana.client.cookies].map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })))
  await page.context().addCookies([{ name: 'simplecrm.signed-in', value: 'cookie', url: server.url }, { name: 'simplecrm.locale', value: options.locale ?? 'en', url: server.url }])
  await page.goto('/import')
  await hydrated(page)
  return { page, ana }
}

async function chooseFile(page: Page, name: string, content?: string) {
  const buffer = content === undefined ? await readFile(`tests/fixtures/imports/${name}`) : Buffer.from(content)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
}

it('takes a Google file from the drop to the contacts, and undoes it', async () => {
  const { page, ana } = await importPage()
  await chooseFile(page, 'google-contacts.csv')
  await page.getByText('This is a file from Google Contacts.').waitFor()
  await page.getByRole('button', { name: 'See what will happen' }).click()
  await page.getByRole('tab', { name: 'Wrong 1' }).click()
  await page.getByText('Neither name, e-mail nor phone').waitFor()
  await page.getByRole('tab', { name: 'All 6' }).click()
  await page.getByRole('row').filter({ hasText: 'سارا احمدی' }).waitFor()
  await page.getByRole('button', { name: 'Import 5 contacts' }).click()
  await page.getByRole('heading', { name: 'Your contacts are here' }).waitFor()
  await expect.poll(async () => (await ana.client.get('/api/contacts')).body).toMatchObject({ total: 5 })
  await page.reload()
  await page.getByRole('heading', { name: 'Your contacts are here' }).waitFor()
  await hydrated(page)
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('heading', { name: 'The import is undone' }).waitFor()
  await expect.poll(async () => (await ana.client.get('/api/contacts')).body).toMatchObject({ total: 0 })
})

it('lets a person say what a column is, by keyboard', async () => {
  const { page, ana } = await importPage()
  await chooseFile(page, 'people.csv', 'Who,Reachable at,Shoe\nSara Ahmadi,sara@ahmadi.example,38\n')
  await page.getByText('We found the columns of your file.').waitFor()
  await page.getByRole('button', { name: 'What “Who” becomes' }).focus()
  await page.keyboard.press('Enter')
  await page.getByPlaceholder('Search fields …').waitFor()
  await page.keyboard.type('whole')
  await page.getByRole('option', { name: 'First name' }).waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'What “Who” becomes' }).filter({ hasText: 'Whole name' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Whole name'))
  await page.getByRole('listbox').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'See what will happen' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('row').filter({ hasText: 'Sara Ahmadi' }).waitFor()
  await page.getByRole('button', { name: 'Import one contact' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Your contacts are here' }).waitFor()
  await expect.poll(async () => (await ana.client.get('/api/contacts')).body).toMatchObject({ contacts: [{ name: 'Sara Ahmadi', email: 'sara@ahmadi.example' }] })
})

it('goes on in the background and is found again after a reload', async () => {
  const { page, ana } = await importPage()
  await chooseFile(page, 'many.csv', `Name,Email,Company\n${Array.from({ length: 12_000 }, (_, index) => `Person Number${index},p${index}@studio.example,Company ${index % 40}`).join('\n')}`)
  await page.getByRole('button', { name: 'See what will happen' }).click()
  await page.getByRole('button', { name: 'Import 12,000 contacts' }).click()
  await page.waitForURL(/\/import\?id=/)
  await page.reload()
  await page.getByRole('heading', { name: 'Your contacts are here' }).waitFor({ timeout: 120_000 })
  await expect.poll(async () => (await ana.client.get('/api/contacts?limit=1')).body).toMatchObject({ total: 12_000 })
}, 600_000)

it('sends a large file in parts, shows how far it is, and sends a part again that failed', async () => {
  const ana = await registerAccount(server, { name: 'Ana Large', organization: 'Studio Large' })
  const page = await openAs(browser, server, ana, '/import', { expected: [/503/] })
  const sent: string[] = []
  await page.route('**/api/uploads/*/parts/*', async (route) => {
    const number = route.request().url().split('/').at(-1)!
    sent.push(number)
    if (number === '2' && sent.filter(other => other === '2').length === 1) await route.fulfill({ status: 503 })
    else await route.continue()
  })
  await chooseFile(page, 'large.csv', `Name,Email,Notes\n${Array.from({ length: 1000 }, (_, index) => `Person Number${index},p${index}@studio.example,${'Likes plain talk. '.repeat(500)}`).join('\n')}`)
  await page.getByText(/Sending the file: \d+ %/).waitFor()
  await page.getByRole('progressbar').waitFor()
  await page.getByRole('button', { name: 'See what will happen' }).click()
  await page.getByRole('button', { name: 'Import 1,000 contacts' }).click()
  await page.getByRole('heading', { name: 'Your contacts are here' }).waitFor({ timeout: 120_000 })
  expect(sent.toSorted()).toEqual(['1', '2', '2', '3'])
  await expect.poll(async () => (await ana.client.get('/api/contacts?limit=1')).body).toMatchObject({ total: 1000 })
}, 600_000)

it('says what is wrong with a file that cannot be read, and takes the next one', async () => {
  const ana = await registerAccount(server, { name: 'Ana Wrong', organization: 'Studio Wrong' })
  const page = await browser.newPage(server.url, { expected: [/422/] })
  await page.context().addCookies([...ana.client.cookies].map(([name, value]) => ({ name, value: decodeURIComponent(value), url: server.url })))
  await page.context().addCookies([{ name: 'simplecrm.signed-in', value: 'cookie', url: server.url }])
  await page.goto('/import')
  await hydrated(page)
  await chooseFile(page, 'broken.csv', 'Name,Email\n"Sara,sara@ahmadi.example\n')
  await page.getByRole('alert').filter({ hasText: 'Line 2: A quotation mark is opened and never closed.' }).waitFor()
  await chooseFile(page, 'linkedin-connections.csv')
  await page.getByText('This is a file from LinkedIn.').waitFor()
})

it('works on a phone, in Persian, without scrolling sideways', async () => {
  const { page, ana } = await importPage({ locale: 'fa', width: 390 })
  await chooseFile(page, 'persian-utf16.csv')
  await page.getByRole('button', { name: 'ببینم چه می‌شود' }).click()
  await page.getByRole('row').filter({ hasText: 'سارا احمدی' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByRole('button', { name: /وارد کردن/ }).click()
  await page.getByRole('heading', { name: 'مخاطبان شما رسیدند' }).waitFor()
  await expect.poll(async () => (await ana.client.get('/api/contacts')).body).toMatchObject({ total: 2 })
})
