import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Session } from '#shared/accounts/schema'
import { expectAccessible } from '../support/accessibility'
import { password, registerAccount } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { startServer, type TestServer } from '../support/server'

const browser = useBrowser()
let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

const guide = (page: Page) => page.getByRole('region', { name: 'Three steps to your first follow-up' })
const made = (page: Page) => guide(page).getByRole('heading', { level: 3, name: /Done$/ }).count()

describe('the guide of the first steps', () => {
  it('leads from registering to the first deal on the board by keyboard alone, and ticks itself', async () => {
    const page = await browser.newPage(server.url)
    await page.goto('/register')
    await hydrated(page)
    for (const text of ['Studio North', 'Ana Torres', 'ana@studio-north.example', password]) {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}/`)
    await guide(page).waitFor()
    await expect.poll(() => made(page)).toBe(0)
    await expectAccessible(page, '#content')

    await guide(page).getByRole('button', { name: 'New deal' }).press('Enter')
    await page.getByRole('dialog').getByLabel('Title').waitFor()
    await page.keyboard.type('Audit 2026')
    await page.keyboard.press('Enter')
    await expect.poll(() => made(page)).toBe(1)
    await guide(page).getByRole('button', { name: 'Add a contact' }).press('Enter')
    await page.getByRole('dialog').getByLabel('First name').fill('Zoë')
    await page.keyboard.press('Enter')
    await expect.poll(() => made(page)).toBe(2)
    await page.goto('/deals')
    await page.getByText('Audit 2026').first().waitFor()
  })

  it('is put away for good, and comes back from the profile', async () => {
    const ana = await registerAccount(server, { name: 'Mina Rahimi', organization: 'Rahimi Studio' })
    const page = await browser.newPage(server.url)
    await prepareBrowser(page.context(), server.url, ana)
    await page.goto('/')
    await hydrated(page)
    await guide(page).getByRole('button', { name: 'Put the guide away' }).click()
    await guide(page).waitFor({ state: 'detached' })
    await expect.poll(async () => (await ana.client.get<Session>('/api/auth/session')).body.user.seenHints).toEqual(['guide'])
    await page.reload()
    await page.getByText('Whom do you want to keep in touch with?').waitFor()
    await expect.poll(() => guide(page).count()).toBe(0)
    await page.goto('/settings')
    await hydrated(page)
    await page.getByRole('button', { name: 'Show the hints again' }).click()
    await page.getByText('The hints are shown again').first().waitFor()
    await page.goto('/')
    await guide(page).waitFor()
  })
})

it('a hint is given on its page, leads to the help, and is put away', async () => {
  const rui = await registerAccount(server, { name: 'Rui Costa', organization: 'Costa Studio' })
  await rui.client.post('/api/deals', { title: 'Audit 2026' })
  const page = await browser.newPage(server.url)
  await prepareBrowser(page.context(), server.url, rui)
  await page.goto('/deals')
  await hydrated(page)
  const hint = page.getByRole('note').filter({ hasText: 'Cards move without the mouse too' })
  await hint.waitFor()
  await expect.poll(() => hint.getByRole('link', { name: 'More in the help' }).getAttribute('href')).toBe('/help/pipeline')
  await hint.getByRole('button', { name: 'Put this hint away' }).click()
  await hint.waitFor({ state: 'detached' })
  await expect.poll(async () => (await rui.client.get<Session>('/api/auth/session')).body.user.seenHints).toEqual(['board-keys'])
})

it('the Persian calendar is chosen in English, and days follow it', async () => {
  const lea = await registerAccount(server, { name: 'Lea Brandt', organization: 'Brandt Studio' })
  await lea.client.post('/api/deals', { title: 'Audit 2026', expectedCloseDate: '2030-03-21' })
  const page = await browser.newPage(server.url)
  await prepareBrowser(page.context(), server.url, lea)
  await page.goto('/settings')
  await hydrated(page)
  await page.getByRole('combobox', { name: 'Calendar' }).click()
  await page.getByRole('option', { name: 'Persian', exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').first().waitFor()
  await page.goto('/calendar?day=2030-03-21')
  await page.getByText('Farvardin 1409').first().waitFor()
  await page.goto('/deals?view=list')
  await page.getByText('1 Farvardin 1409').first().waitFor()
})
