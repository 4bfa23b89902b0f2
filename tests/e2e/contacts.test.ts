import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'

const browser = useBrowser()
let server: TestServer
let studios = 0

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

type PageOptions = Parameters<typeof browser.newPage>[1] & { appLocale?: 'en' | 'fa' }

/** Ana with an organization of her own, and a page of hers. */
async function start(path: string, { appLocale = 'en', ...options }: PageOptions = {}): Promise<{ ana: SignedIn, page: Page }> {
  const ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++studios}`, locale: appLocale })
  return { ana, page: await open(ana, path, { appLocale, ...options }) }
}

async function open({ client }: SignedIn, path: string, { appLocale = 'en', ...options }: PageOptions = {}): Promise<Page> {
  const page = await browser.newPage(server.url, options)
  const cookies = { ...Object.fromEntries(client.cookies), 'simplecrm.signed-in': 'cookie', 'simplecrm.locale': appLocale }
  await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: server.url })))
  await page.goto(path)
  await hydrated(page)
  return page
}

async function make({ client }: SignedIn, contact: Record<string, unknown>): Promise<Contact> {
  const { status, body } = await client.post<{ contact: Contact }>('/api/contacts', contact)
  if (status !== 201) throw new Error(`The contact was answered with ${status}: ${JSON.stringify(body)}`)
  return body.contact
}

async function stored({ client }: SignedIn, id: string): Promise<Contact> {
  return (await client.get<{ contact: Contact }>(`/api/contacts/${id}`)).body.contact
}

/** The names in the table, from the top. */
const names = (page: Page) => page.locator('tbody tr a[href^="/contacts/"]').allTextContents()

const zoe = { firstName: 'Zoë', lastName: 'O\'Brien', email: 'zoe@harbour.example', companyName: 'Harbour & Finch', title: 'Producer' }
const sara = { firstName: 'سَارَا', lastName: 'احمدی', companyName: 'کافه لمیز', status: 'qualified' }

it('a first contact is made from the empty list and opened from the message', async () => {
  const { ana, page } = await start('/contacts')
  await page.getByText('No contacts yet').waitFor()
  await page.getByRole('main').getByRole('button', { name: 'New contact' }).first().click()
  await page.getByLabel('First name').fill('Zoë')
  await page.getByLabel('Last name').fill('O\'Brien')
  await page.getByLabel('E-mail').fill('Zoe@Harbour.example')
  await page.getByLabel('Company').fill('Harbour & Finch')
  await page.getByRole('option', { name: /Harbour & Finch/ }).click()
  await page.getByRole('button', { name: 'Create contact' }).click()
  await page.getByRole('link', { name: 'Open', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Zoë O\'Brien' }).waitFor()
  const { body } = await ana.client.get<{ contacts: Contact[] }>('/api/contacts')
  expect(body.contacts).toMatchObject([{ name: 'Zoë O\'Brien', email: 'zoe@harbour.example', companyName: 'Harbour & Finch', ownerName: 'Ana Torres' }])
})

it('a form without a name, an address and a number says what it needs', async () => {
  const { page } = await start('/contacts')
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Create contact' }).click()
  await page.getByText('A name, an e-mail address or a phone number is needed').waitFor()
})

it('an address that is known leads to who has it, or makes another all the same', async () => {
  const { ana, page } = await start('/contacts', { expected: [/409/] })
  const known = await make(ana, zoe)
  await page.getByRole('button', { name: 'New contact' }).first().click()
  await page.getByLabel('First name').fill('Zoe')
  await page.getByLabel('E-mail').fill('ZOE@harbour.example')
  await page.getByRole('button', { name: 'Create contact' }).click()
  await expect.poll(() => page.getByRole('link', { name: 'Open the existing one' }).getAttribute('href')).toBe(`/contacts/${known.id}`)
  await page.getByRole('button', { name: 'Create anyway' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(async () => (await ana.client.get<{ total: number }>('/api/contacts')).body.total).toBe(2)
})

describe('the list', () => {
  it('finds folded letters as they are typed and keeps the search in the address', async () => {
    const { ana, page } = await start('/help')
    for (const contact of [zoe, sara, { firstName: 'Amara', lastName: 'Okafor' }]) await make(ana, contact)
    await page.goto('/contacts')
    await hydrated(page)
    await expect.poll(() => names(page)).toEqual(['Amara Okafor', 'Zoë O\'Brien', 'سَارَا احمدی'])
    for (const [typed, found] of [['zoe', 'Zoë O\'Brien'], ['obrien', 'Zoë O\'Brien'], ['سارا', 'سَارَا احمدی']] as const) {
      await page.getByRole('searchbox', { name: 'Search contacts' }).fill(typed)
      await expect.poll(() => names(page)).toEqual([found])
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(typed)
    }
    await page.reload()
    await expect.poll(() => names(page)).toEqual(['سَارَا احمدی'])
    await hydrated(page)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(() => names(page)).toHaveLength(3)
  })

  it('filters by status and sorts by a click on a column, which says how', async () => {
    const { ana, page } = await start('/help')
    for (const contact of [zoe, sara, { firstName: 'Amara' }]) await make(ana, contact)
    await page.goto('/contacts')
    await hydrated(page)
    const head = page.getByRole('columnheader', { name: 'Name' })
    await head.getByRole('button').click()
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending')
    await head.getByRole('button').click()
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending')
    await expect.poll(() => names(page)).toEqual(['سَارَا احمدی', 'Zoë O\'Brien', 'Amara'])
    await page.getByRole('button', { name: 'Status', exact: true }).first().click()
    await page.getByRole('option', { name: 'Qualified', exact: true }).click()
    await expect.poll(() => names(page)).toEqual(['سَارَا احمدی'])
    expect(new URL(page.url()).search).toContain('status=qualified')
  })

  it('goes on page after page, and is walked by keys', async () => {
    const { ana, page } = await start('/help')
    await Promise.all(Array.from({ length: 60 }, (_, index) => make(ana, { firstName: 'Person', lastName: String(index + 100) })))
    await page.goto('/contacts')
    await hydrated(page)
    await expect.poll(() => names(page)).toHaveLength(50)
    await page.locator('tbody tr').last().scrollIntoViewIfNeeded()
    await expect.poll(() => names(page)).toHaveLength(60)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Person 101' }).waitFor()
  })

  it('remembers which columns a person wants', async () => {
    const { ana, page } = await start('/help')
    await make(ana, zoe)
    await page.goto('/contacts')
    await hydrated(page)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'E-mail' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: 'E-mail' }).waitFor()
    await page.reload()
    await page.getByRole('columnheader', { name: 'E-mail' }).waitFor()
    await hydrated(page)
  })
})

describe('the record page', () => {
  it('edits a field where it stands: Enter saves, Esc gives up', async () => {
    const { ana, page } = await start('/help')
    const { id } = await make(ana, zoe)
    await page.goto(`/contacts/${id}`)
    await hydrated(page)
    const title = page.getByRole('button', { name: /^Job title/ })
    await title.click()
    await page.getByRole('textbox', { name: 'Job title' }).fill('Head of Special Projects')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Job title: Head of Special Projects' }).waitFor()
    await expect.poll(async () => (await stored(ana, id)).title).toBe('Head of Special Projects')
    await title.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Job title' }).fill('Nobody')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Job title: Head of Special Projects' }).waitFor()
    await expect.poll(async () => (await stored(ana, id)).version).toBe(2)
  })

  it('keeps what was typed when the server refuses it, and says why', async () => {
    const { ana, page } = await start('/help', { expected: [/422/] })
    const { id } = await make(ana, zoe)
    await page.goto(`/contacts/${id}`)
    await hydrated(page)
    await page.getByRole('button', { name: 'Add a link' }).click()
    await page.getByRole('textbox', { name: 'Add a link' }).fill('ftp://old.example')
    await page.keyboard.press('Enter')
    await page.getByText('This is not a web address (https://…)').waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: 'Add a link' }).inputValue()).toBe('ftp://old.example')
  })

  it('shows what someone else wrote meanwhile, and lets the person choose', async () => {
    const { ana, page } = await start('/help', { expected: [/409/] })
    const { id } = await make(ana, zoe)
    await page.goto(`/contacts/${id}`)
    await hydrated(page)
    await page.getByRole('button', { name: /^Job title/ }).click()
    await ana.client.patch(`/api/contacts/${id}`, { title: 'Director' })
    await page.getByRole('textbox', { name: 'Job title' }).fill('Chair')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Director').waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: 'Job title' }).inputValue()).toBe('Chair')
    await expect.poll(async () => (await stored(ana, id)).title).toBe('Director')
    await page.getByRole('button', { name: 'Save mine' }).click()
    await expect.poll(async () => (await stored(ana, id)).title).toBe('Chair')
  })

  it('saves over a change that touched something else', async () => {
    const { ana, page } = await start('/help', { expected: [/409/] })
    const { id } = await make(ana, zoe)
    await page.goto(`/contacts/${id}`)
    await hydrated(page)
    await ana.client.patch(`/api/contacts/${id}`, { status: 'inactive' })
    await page.getByRole('button', { name: /^Last name/ }).click()
    await page.getByRole('textbox', { name: 'Last name' }).fill('Brien')
    await page.keyboard.press('Enter')
    await expect.poll(async () => await stored(ana, id)).toMatchObject({ lastName: 'Brien', status: 'inactive' })
  })

  it('adds addresses, tags and a company', async () => {
    const { ana, page } = await start('/help')
    const { id } = await make(ana, zoe)
    await page.goto(`/contacts/${id}`)
    await hydrated(page)
    await page.getByRole('button', { name: 'Add an address' }).click()
    await page.getByRole('textbox', { name: 'Add an address' }).fill('zoe@home.example')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await stored(ana, id)).emails.map(({ address }) => address)).toEqual(['zoe@harbour.example', 'zoe@home.example'])
    await page.getByPlaceholder('Add a tag').fill('VIP')
    await page.getByRole('option', { name: /VIP/ }).click()
    await expect.poll(async () => (await stored(ana, id)).tags).toEqual(['VIP'])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Edit: Company' }).click()
    await page.getByPlaceholder('Find or add a company').fill('Northlight')
    await page.getByRole('option', { name: /Northlight/ }).click()
    await expect.poll(async () => (await stored(ana, id)).companyName).toBe('Northlight')
    await page.getByRole('link', { name: 'Northlight' }).waitFor()
  })

  it('moves a contact to the trash, and Undo brings it back', async () => {
    const { ana, page } = await start('/help')
    const { id } = await make(ana, zoe)
    await page.goto(`/contacts/${id}`)
    await hydrated(page)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Move to trash' }).click()
    await page.waitForURL(/\/contacts$/)
    await page.getByText('No contacts yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => names(page)).toEqual(['Zoë O\'Brien'])
    await expect.poll(async () => (await stored(ana, id)).deletedAt).toBeNull()
  })

  it('of a contact that is not there leads back', async () => {
    const { page } = await start('/contacts/019aa0d0-0000-7000-8000-000000000000', { expected: [/404/] })
    expect((await page.reload())?.status()).toBe(404)
    await hydrated(page)
    await page.getByText('This is not here any more').waitFor()
    await page.getByRole('link', { name: 'To the list' }).click()
    await page.getByText('No contacts yet').waitFor()
  })
})

it('the trash gives back what lies in it', async () => {
  const { ana, page } = await start('/help')
  const { id } = await make(ana, zoe)
  await ana.client.delete(`/api/contacts/${id}`)
  await page.goto('/contacts?trashed=true')
  await hydrated(page)
  await page.getByRole('button', { name: 'Restore: Zoë O\'Brien' }).first().click()
  await page.getByText('The trash is empty').waitFor()
  await expect.poll(async () => (await stored(ana, id)).deletedAt).toBeNull()
})

it('a company is made, renamed where it stands, and shows its people', async () => {
  const { ana, page } = await start('/companies')
  await page.getByRole('main').getByRole('button', { name: 'New company' }).first().click()
  await page.getByLabel('Name').fill('Harbour & Finch')
  await page.getByRole('button', { name: 'Create company' }).click()
  await page.getByRole('heading', { level: 1, name: 'Harbour & Finch' }).waitFor()
  await make(ana, zoe)
  await page.reload()
  await hydrated(page)
  await page.getByRole('link', { name: /Zoë O'Brien/ }).waitFor()
  await page.getByRole('button', { name: 'Name: Harbour & Finch' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Northlight')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Northlight' }).waitFor()
  await expect.poll(async () => (await ana.client.get<{ contacts: Contact[] }>('/api/contacts?q=northlight')).body.contacts).toMatchObject([{ companyName: 'Northlight' }])
})

it('what an address is for is said by keyboard, and another one becomes the main one', async () => {
  const { ana, page } = await start('/contacts')
  const { id } = await make(ana, { firstName: 'Zoë', emails: [{ address: 'zoe@harbour.example', label: 'Atelier' }, { address: 'zoe@home.example' }] })
  await page.goto(`/contacts/${id}`)
  await hydrated(page)
  await page.getByText('Atelier').waitFor()
  await page.getByRole('button', { name: 'More for zoe@home.example' }).press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'Home' }).press('Enter')
  await page.getByLabel('Profile').getByText('Home', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'More for zoe@home.example' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Make it the main one' }).press('Enter')
  await page.getByRole('button', { name: 'E-mail: zoe@home.example' }).waitFor()
  await expect.poll(async () => (await stored(ana, id)).emails).toEqual([{ address: 'zoe@home.example', label: 'home' }, { address: 'zoe@harbour.example', label: 'Atelier' }])
})

it('on a phone the list is cards and the record page shows one part at a time', async () => {
  const { ana, page } = await start('/help', { viewport: { width: 390, height: 844 }, hasTouch: true })
  await make(ana, zoe)
  await page.goto('/contacts')
  await hydrated(page)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.getByRole('listitem').getByRole('link', { name: /Zoë O'Brien/ }).tap()
  await page.getByRole('tab', { name: 'Profile' }).tap()
  await page.getByRole('button', { name: /^Job title/ }).tap()
  await page.getByRole('textbox', { name: 'Job title' }).fill('Director')
  await page.getByRole('tab', { name: 'Timeline' }).tap()
  await expect.poll(async () => (await ana.client.get<{ contacts: Contact[] }>('/api/contacts')).body.contacts[0]?.title).toBe('Director')
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

it('in Persian everything stands from right to left, and is found and edited alike', async () => {
  const { ana, page } = await start('/help', { appLocale: 'fa' })
  const { id } = await make(ana, sara)
  await page.goto('/contacts')
  await hydrated(page)
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
  await page.getByRole('searchbox', { name: 'جست‌وجوی مخاطبان' }).fill('سارا')
  await expect.poll(() => names(page)).toEqual(['سَارَا احمدی'])
  await page.locator('tbody').getByRole('link', { name: 'سَارَا احمدی' }).click()
  await page.getByRole('button', { name: /^سمت/ }).click()
  await page.getByRole('textbox', { name: 'سمت' }).fill('مدیر')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await stored(ana, id)).title).toBe('مدیر')
})
