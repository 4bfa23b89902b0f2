import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility'
import { password, registerAccount, signIn, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { inviteMember } from '../support/team'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
})
afterAll(() => server?.dispose())

const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

async function signedInAs(page: Page, name: string) {
  await expect.poll(() => page.getByRole('heading', { level: 1 }).first().textContent()).toContain('Today')
  await page.getByRole('button', { name }).waitFor()
}

describe('inviting', () => {
  it('an admin hands on a link, a newcomer accepts it and works as a rep who sees only what is theirs', async () => {
    await ana.client.post('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien' })
    const admin = await openAs(browser, server, ana, '/settings/members')
    await admin.getByRole('button', { name: 'Invite someone' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Invite someone' }).click()
    const link = await admin.getByRole('dialog').getByLabel('Link').inputValue()
    expect(link).toMatch(/^http.*\/invite\?token=/)
    await expectAccessible(admin)
    await admin.getByRole('button', { name: 'Done' }).click()
    await rowOf(admin, 'By link').getByText('Open').waitFor()

    const rui = await browser.newPage(server.url)
    const path = new URL(link).pathname + new URL(link).search
    await rui.goto(path)
    await hydrated(rui)
    await rui.getByRole('heading', { name: 'Join Studio North' }).waitFor()
    await expectAccessible(rui)
    await rui.getByLabel('Your name').fill('Rui Costa')
    await rui.getByLabel('E-mail').fill('rui@studio-north.example')
    await rui.getByLabel('Password').fill(password)
    await rui.getByRole('button', { name: 'Create account and join' }).click()
    await signedInAs(rui, 'Rui Costa')
    await rui.goto('/contacts')
    await hydrated(rui)
    await rui.getByText('No contacts yet').or(rui.getByRole('button', { name: /contact/i })).first().waitFor()
    await expect.poll(() => rui.getByText('O\'Brien').count()).toBe(0)

    await rui.goto(path)
    await rui.getByRole('heading', { name: 'This invitation is over' }).waitFor()
    await admin.reload()
    await hydrated(admin)
    await rowOf(admin, 'By link').getByText('accepted by Rui Costa').waitFor()
    await rowOf(admin, 'rui@studio-north.example').waitFor()
  })

  it('an invitation is withdrawn, and its link says that it is over', async () => {
    const { body: { link } } = await ana.client.post<{ link: string }>('/api/invites', { role: 'rep', email: 'late@example.com' })
    const admin = await openAs(browser, server, ana, '/settings/members')
    await rowOf(admin, 'late@example.com').getByRole('button', { name: 'Withdraw' }).click()
    await rowOf(admin, 'late@example.com').waitFor({ state: 'detached' })
    const late = await browser.newPage(server.url)
    await late.goto(new URL(link).pathname + new URL(link).search)
    await late.getByRole('heading', { name: 'This invitation is over' }).waitFor()
  })
})

describe('managing', () => {
  it('a new role, a deactivation with the records passed on, and back again', async () => {
    const mina = await inviteMember(server, ana, 'rep', 'Mina Rahimi')
    const { body: { deal } } = await mina.client.post<{ deal: { id: string } }>('/api/deals', { title: 'Audit 2026' })
    const admin = await openAs(browser, server, ana, '/settings/members')
    await choose(admin, 'Role of Mina Rahimi', 'Manager')
    await admin.getByText('Mina Rahimi has a new role.').first().waitFor()
    await expect.poll(async () => (await mina.client.get('/api/contacts')).status).toBe(401)
    expect((await (await signIn(server, mina.email)).get('/api/contacts')).body).toMatchObject({ contacts: [{ lastName: 'O\'Brien' }] })

    await admin.getByRole('button', { name: 'More for Mina Rahimi' }).click()
    await admin.getByRole('menuitem', { name: 'Deactivate' }).click()
    await choose(admin, 'Their records go to', 'Rui Costa')
    await admin.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
    await rowOf(admin, 'Mina Rahimi').getByText('Deactivated', { exact: true }).waitFor()
    await expect.poll(async () => (await mina.client.get('/api/contacts')).status).toBe(401)
    await expect.poll(async () => (await ana.client.get(`/api/deals/${deal.id}`)).body).toMatchObject({ deal: { ownerName: 'Rui Costa' } })

    await admin.getByRole('button', { name: 'More for Mina Rahimi' }).click()
    await admin.getByRole('menuitem', { name: 'Activate again' }).click()
    await rowOf(admin, 'Mina Rahimi').getByText('Deactivated', { exact: true }).waitFor({ state: 'detached' })
  })

  it('the last admin is told why they stay one', async () => {
    const admin = await openAs(browser, server, ana, '/settings/members', { expected: [/409/] })
    await choose(admin, 'Role of Ana Torres', 'Rep')
    await admin.getByText('This is the last admin.').first().waitFor()
    await expect.poll(async () => (await ana.client.get('/api/auth/session')).body).toMatchObject({ role: 'admin' })
  })

  it('someone who is no admin sees who is there, and can leave', async () => {
    const lea = await inviteMember(server, ana, 'readonly', 'Lea Brandt')
    const page = await openAs(browser, server, lea, '/settings/members')
    await rowOf(page, 'Ana Torres').waitFor()
    await expect.poll(async () => await page.getByRole('combobox').count() + await page.getByRole('button', { name: 'Invite someone' }).count()).toBe(0)
    await page.getByRole('button', { name: 'More for Lea Brandt' }).click()
    await page.getByRole('menuitem', { name: 'Leave organization' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave organization' }).click()
    await page.waitForURL(/\/login/)
  })
})

describe('sharing', () => {
  it('a record is shared with a rep, who is told, opens it and works on it, but cannot delete it', async () => {
    const ines = await inviteMember(server, ana, 'rep', 'Ines Duarte')
    const { body: { contact } } = await ana.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Amara', lastName: 'Okafor' })
    const admin = await openAs(browser, server, ana, `/contacts/${contact.id}`)
    await admin.getByRole('button', { name: 'Share' }).click()
    await admin.getByRole('checkbox', { name: 'Ines Duarte' }).check()
    await expectAccessible(admin, '[role="dialog"]')
    await admin.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await admin.getByText('Amara Okafor is shared as you chose.').first().waitFor()

    const page = await openAs(browser, server, ines, '/contacts')
    await page.getByText('Amara Okafor').first().waitFor()
    await expect.poll(() => page.getByText('O\'Brien').count()).toBe(0)
    await page.getByRole('button', { name: /^Notifications/ }).first().click()
    await page.getByText('Ana Torres shared “Amara Okafor” with you.').click()
    await page.waitForURL(`**/contacts/${contact.id}`)
    await page.getByText('Shared with').first().waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Share' }).count()).toBe(0)
    expect((await ines.client.patch(`/api/contacts/${contact.id}`, { title: 'Head of Freight' })).status).toBe(200)
    expect((await ines.client.delete(`/api/contacts/${contact.id}`)).status).toBe(403)
  })
})

describe('several organizations', () => {
  it('one person founds a second one, and goes from one to the other without seeing both at once', async () => {
    const page = await openAs(browser, server, ana, '/contacts')
    await page.getByText('O\'Brien').first().waitFor()
    await page.getByRole('button', { name: 'Ana Torres' }).click()
    await page.getByRole('menuitem', { name: 'New organization' }).click()
    await page.getByRole('textbox', { name: 'Organization' }).fill('Harbour & Finch')
    await page.getByRole('button', { name: 'Create organization' }).click()
    await page.getByText('Harbour & Finch').first().waitFor()
    await page.goto('/contacts')
    await hydrated(page)
    await expect.poll(() => page.getByText('O\'Brien').count()).toBe(0)

    await page.getByRole('button', { name: 'Ana Torres' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Studio North' }).click()
    await expect.poll(() => page.locator('aside, [data-slot=header]').first().textContent()).toContain('Studio North')
    await page.goto('/contacts')
    await page.getByText('O\'Brien').first().waitFor()
  })
})

it.each([['en', 'light'], ['fa', 'dark']] as const)('the members page can be used by everyone, in %s and %s, on a laptop and a phone', async (locale, colorScheme) => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const page = await openAs(browser, server, ana, '/settings/members', { locale, colorScheme, viewport })
    await page.getByRole('combobox').first().waitFor()
    await expectAccessible(page, '#content')
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
})
