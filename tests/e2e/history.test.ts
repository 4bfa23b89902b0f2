import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { startServer, type TestServer } from '../support/server'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
let zoe: Contact

beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres', organization: 'Studio North' })
  zoe = await make({ firstName: 'Zoë', lastName: 'O\'Brien', title: 'Producer' })
  const sara = await make({ firstName: 'سَارَا', lastName: 'احمدی' })
  await ana.client.post('/api/activities', { type: 'note', contactId: sara.id, body: 'Wants the <b>smaller</b> offer by Friday.' })
})
afterAll(() => server?.dispose())

async function make(contact: object): Promise<Contact> {
  return (await ana.client.post<{ contact: Contact }>('/api/contacts', contact)).body.contact
}

async function open(path: string, locale: 'en' | 'fa' = 'en', options = {}): Promise<Page> {
  const page = await browser.newPage(server.url, options)
  await prepareBrowser(page.context(), server.url, { client: ana.client, locale })
  await page.goto(path)
  await hydrated(page)
  return page
}

const marked = (page: Page) => page.locator('main mark').allTextContents()

it('a changed field is put back from the record\'s history, which can be put back too, and to one point', async () => {
  await ana.client.request('PATCH', `/api/contacts/${zoe.id}`, { title: 'Head of Special Projects' })
  const page = await open(`/contacts/${zoe.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  const history = page.getByRole('dialog', { name: 'History' })
  await history.getByText('Head of Special Projects').waitFor()
  const title = async () => (await ana.client.get<{ contact: Contact }>(`/api/contacts/${zoe.id}`)).body.contact.title
  await history.getByRole('button', { name: 'Put back' }).click()
  await expect.poll(title).toBe('Producer')
  await expect.poll(() => history.getByRole('button', { name: 'Put back' }).count()).toBe(1)
  await history.getByRole('button', { name: 'Put back' }).click()
  await expect.poll(title).toBe('Head of Special Projects')
  await history.getByRole('button', { name: 'Back to this point' }).last().click()
  await expect.poll(title).toBe('Producer')
})

it('the search marks the words as they are written, from the palette to all results', async () => {
  const page = await open('/contacts')
  await page.keyboard.press('/')
  const palette = page.getByRole('dialog', { name: 'Search and do' })
  await palette.getByPlaceholder('Find someone').fill('obrien')
  await palette.locator('mark', { hasText: 'O\'Brien' }).waitFor()
  await palette.getByRole('option', { name: 'All results for “obrien”' }).click()
  await page.waitForURL('**/search?q=obrien')
  await expect.poll(() => marked(page)).toEqual(['O\'Brien'])

  await page.getByRole('searchbox').fill('smaller offer')
  await expect.poll(() => marked(page)).toEqual(['smaller', 'offer'])
  await page.getByText('Wants the <b>smaller</b> offer by Friday.').waitFor()
  await page.getByRole('searchbox').press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/contacts/*')
})

it('and in Persian, without the vowel signs', async () => {
  const page = await open(`/search?q=${encodeURIComponent('سارا')}`, 'fa')
  await expect.poll(() => marked(page)).toEqual(['سَارَا'])
  await page.getByRole('tab', { name: 'شرکت‌ها' }).click()
  await page.getByText('چیزی برای «سارا» یافت نشد').waitFor()
})

it('what was deleted comes back from the trash, several at once', async () => {
  const gone = [await make({ firstName: 'Amara' }), await make({ firstName: 'Tomás' })]
  for (const { id } of gone) await ana.client.delete(`/api/contacts/${id}`)
  const page = await open('/trash')
  for (const name of ['Amara', 'Tomás']) await page.getByRole('checkbox', { name: `Select ${name}` }).click()
  await page.getByRole('button', { name: 'Restore 2' }).click()
  await page.getByText('The trash is empty').waitFor()
  for (const { id } of gone) await expect.poll(async () => (await ana.client.get(`/api/contacts/${id}`)).status).toBe(200)
  await page.goto('/deals/trash')
  await page.waitForURL('**/trash?kind=deal')
})

it('the audit log is filtered by what was done, and the history is found whole', async () => {
  const page = await open('/settings/audit-log')
  const log = page.getByRole('list', { name: 'Audit log' })
  await log.getByText('Restored from the trash').first().waitFor()
  await page.getByRole('button', { name: 'Action', exact: true }).click()
  await page.getByRole('option', { name: 'Moved to the trash' }).click()
  await page.waitForURL('**type=.deleted*')
  await expect.poll(() => log.getByRole('listitem').count()).toBe(2)
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByText(/The history is whole/).waitFor()
})
