import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import type { View } from '#shared/views/schema'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { makeBoard, openAs } from '../support/studio'
import { inviteMember } from '../support/team'

const browser = useBrowser()
const phone = { viewport: { width: 360, height: 780 }, hasTouch: true }
let server: TestServer
let ana: SignedIn
let made = 0

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())
beforeEach(async () => {
  ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio of lists ${++made}` })
})

const open = (path: string, options: Parameters<typeof openAs>[4] = {}, person = ana) => openAs(browser, server, person, path, options)
const add = async (count: number, fields: object = {}) => {
  for (let start = 0; start < count; start += 25) {
    await Promise.all(Array.from({ length: Math.min(25, count - start) }, (_, at) => ana.client.post('/api/contacts', { firstName: 'Person', lastName: String(start + at).padStart(3, '0'), ...fields })))
  }
}
const tagged = async (tag: string) => (await ana.client.get<{ total: number }>(`/api/contacts?tags=${tag}&limit=1`)).body.total
const bar = (page: Page) => page.getByRole('region', { name: 'Selected records' })
const tag = async (page: Page, name: string) => {
  await bar(page).getByRole('button', { name: 'Tag', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill(name)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Tag', exact: true }).click()
}

describe('what is selected in a list', () => {
  it('is chosen with the keyboard alone, tagged, and taken back', async () => {
    await add(6)
    const page = await open('/contacts')
    for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key)
    await bar(page).getByText('3 selected').waitFor()
    await expectAccessible(page, 'main')
    await tag(page, 'Autumn')
    await page.getByText('3 records tagged').first().waitFor()
    await bar(page).waitFor({ state: 'detached' })
    await expect.poll(() => tagged('Autumn')).toBe(3)
    await page.keyboard.press('u')
    await page.getByText('3 records are as before').first().waitFor()
    await expect.poll(() => tagged('Autumn')).toBe(0)
    for (const key of ['j', 'x']) await page.keyboard.press(key)
    await bar(page).getByText('1 selected').waitFor()
    await page.keyboard.press('Escape')
    await bar(page).waitFor({ state: 'detached' })
  })

  it('is all that match, changed with a progress that stays on other pages, and undone', async () => {
    await add(450)
    await add(1, { firstName: 'Zoë' })
    const page = await open('/contacts?q=person')
    await page.getByRole('checkbox', { name: 'Select all rows shown' }).click()
    await bar(page).getByRole('button', { name: 'Select all 450 that match' }).click()
    await bar(page).getByText('450 selected').waitFor()
    await tag(page, 'Winter')
    await page.getByRole('status').filter({ hasText: 'Tagging' }).waitFor()
    await page.getByRole('link', { name: 'Companies' }).first().click()
    await page.getByText('450 records tagged').first().waitFor()
    await expect.poll(() => tagged('Winter')).toBe(450)
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('450 records are as before').first().waitFor()
    await expect.poll(() => tagged('Winter')).toBe(0)
  })

  it('can be deals, which are moved together', async () => {
    const { ana: owner, titles } = await makeBoard(server, { Lead: ['Audit', 'Booklet', 'Campaign'] })
    const page = await open('/deals?view=list', {}, owner)
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
    await bar(page).getByRole('button', { name: 'Move', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').click()
    await page.getByRole('option', { name: 'Proposal' }).click()
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText('2 deals moved').first().waitFor()
    await expect.poll(() => titles('Proposal')).toHaveLength(2)
  })

  it('is chosen on a phone by touch, in Persian too', async () => {
    await add(4)
    const page = await open('/contacts', { ...phone, locale: 'fa' })
    await page.getByRole('checkbox', { name: 'انتخاب Person 001' }).locator('visible=true').click()
    const region = page.getByRole('region', { name: 'موارد انتخاب‌شده' })
    await region.getByText('۱ مورد انتخاب شده').waitFor()
    await expectAccessible(page, 'main')
    await region.getByRole('button', { name: 'حذف' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'حذف' }).click()
    await page.getByText('۱ مورد به سطل زباله رفت').first().waitFor()
    await expect.poll(async () => (await ana.client.get<{ total: number }>('/api/contacts?limit=1')).body.total).toBe(3)
  })
})

describe('a view of a list', () => {
  it('is saved, shared, opened by another member, and changed back', async () => {
    await add(2)
    await add(2, { firstName: 'Known', status: 'qualified' })
    const rui = await inviteMember(server, ana, 'manager', 'Rui Costa')
    const page = await open('/contacts?status=qualified')
    await page.getByRole('button', { name: 'View: All' }).click()
    await page.getByRole('menuitem', { name: 'Save as a view' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Ready to buy')
    await dialog.getByRole('switch', { name: 'For everyone' }).click()
    await expectAccessible(page, '[role="dialog"]')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'View: Ready to buy' }).waitFor()

    const other = await open('/contacts', {}, rui)
    await other.getByRole('button', { name: 'View: All' }).click()
    await other.getByRole('menuitemcheckbox', { name: 'Ready to buy' }).click()
    await other.getByRole('row', { name: /Known 000/ }).waitFor()
    await expect.poll(() => other.getByRole('row', { name: /Person/ }).count()).toBe(0)
    await other.getByLabel('Search contacts').fill('001')
    await other.getByRole('button', { name: 'Reset' }).click()
    await other.getByRole('row', { name: /Known 000/ }).waitFor()
  })

  it('is what the list opens with, from the server on, and leaves the way back alone', async () => {
    await add(1)
    await add(1, { firstName: 'Known', status: 'qualified' })
    const { body: { view } } = await ana.client.post<{ view: View }>('/api/views', { kind: 'contact', name: 'Ready to buy', query: { status: 'qualified' } })
    const page = await open(`/contacts?status=qualified&saved=${view.id}`)
    await page.getByRole('button', { name: 'View: Ready to buy' }).click()
    await page.getByRole('menuitem', { name: 'Open the list with it' }).click()
    await expect.poll(async () => (await ana.client.get<{ settings: { viewId: string | null } }>('/api/views?kind=contact')).body.settings.viewId).toBe(view.id)

    const answer = await page.goto('/contacts')
    await expect.poll(() => answer!.text()).not.toContain('Person 000')
    await hydrated(page)
    expect(new URL(page.url()).searchParams.get('saved')).toBe(view.id)
    await page.getByRole('link', { name: 'Companies' }).first().click()
    await page.waitForURL('**/companies')
    await page.getByRole('link', { name: 'Contacts' }).first().click()
    await page.waitForURL('**/contacts?**')
    await page.getByRole('row', { name: /Known 000/ }).waitFor()
    await page.goBack()
    await page.waitForURL('**/companies')
    await page.goto('/contacts?saved=all')
    await page.getByRole('row', { name: /Person 000/ }).waitFor()
  })

  it('of the deals is opened with the list, not the board', async () => {
    const { ana: owner } = await makeBoard(server, { Lead: ['Audit', 'Booklet'] })
    const { body: { view } } = await owner.client.post<{ view: View }>('/api/views', { kind: 'deal', name: 'Audits', query: { q: 'audit', outcome: 'open' } })
    await owner.client.put('/api/views/settings', { kind: 'deal', viewId: view.id })
    const page = await open('/deals', {}, owner)
    await page.getByRole('link', { name: 'Booklet' }).waitFor()
    await page.getByRole('button', { name: 'List', exact: true }).click()
    await page.getByRole('button', { name: 'View: Audits' }).waitFor()
    await page.getByRole('link', { name: 'Audit' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Booklet' }).count()).toBe(0)
  })
})

describe('tags', () => {
  it('renamed in the settings are so in the list, and merge after a question', async () => {
    const { body: { contact } } = await ana.client.post<{ contact: Contact }>('/api/contacts', { firstName: 'Zoë', tags: ['fair', 'spring'] })
    const page = await open('/settings/tags', { expected: [/409/] })
    await page.getByLabel('Name of fair').fill('Trade fair')
    await page.keyboard.press('Enter')
    await page.getByLabel('Name of Trade fair').waitFor()
    await page.getByLabel('Name of spring').fill('trade fair')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click()
    await page.getByLabel('Name of spring').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Contacts' }).first().click()
    await page.getByRole('row', { name: /Zoë/ }).getByText('Trade fair').waitFor()
    await expect.poll(async () => (await ana.client.get<{ contact: Contact }>(`/api/contacts/${contact.id}`)).body.contact.tags).toEqual(['Trade fair'])
  })

  it('narrow the board and the list of deals', async () => {
    const { ana: owner, deal } = await makeBoard(server, { Lead: ['Audit', 'Booklet'] })
    await owner.client.patch(`/api/deals/${(await deal('Audit')).id}`, { tags: ['fair'] })
    const page = await open('/deals', {}, owner)
    await page.getByRole('link', { name: 'Booklet' }).waitFor()
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByLabel('Tags').click()
    await page.getByRole('option', { name: 'fair' }).click()
    await page.getByRole('link', { name: 'Booklet' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'List', exact: true }).click()
    await page.getByRole('link', { name: 'Audit' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Booklet' }).count()).toBe(0)
  })
})
