import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/accessibility'
import { password, registerAccount, type SignedIn } from '../support/accounts'
import { codeOf } from '../support/authenticator'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { startServer, type TestServer } from '../support/server'
import { inviteMember } from '../support/team'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
let secret = ''
let recoveryCodes: string[] = []
beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
})
afterAll(() => server?.dispose())

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** Goes through the three steps of the set-up that the page shows; answers what the person keeps. */
async function setUp(page: Page, withPassword = password) {
  await page.getByRole('button', { name: 'Next' }).waitFor()
  await page.getByLabel('Current password').last().fill(withPassword)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('img', { name: 'QR code for your app' }).waitFor()
  const shown = (await page.locator('p.font-mono').textContent())!.replace(/\s/g, '')
  await page.getByLabel('Code', { exact: true }).fill(codeOf(shown, -1))
  await page.getByRole('button', { name: 'Switch on' }).click()
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  const codes = await page.locator('ul.font-mono li').allTextContents()
  return { secret: shown, codes: codes.map(code => code.trim()) }
}

async function typePassword(page: Page, email: string) {
  await page.goto('/login?redirect=/contacts')
  await hydrated(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Type the code that your app shows').waitFor()
}

describe('two-step sign-in', () => {
  it('is set up in the settings, by scanning or typing, and can be used by everyone', async () => {
    const page = await browser.newPage(server.url, { viewport: { width: 390, height: 844 } })
    await prepareBrowser(page.context(), server.url, ana)
    await page.goto('/settings/security')
    await hydrated(page)
    await page.getByRole('button', { name: 'Set up two-step sign-in' }).click()
    const kept = await setUp(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('10 recovery codes are left').waitFor()
    expect(kept.codes).toHaveLength(10)
    secret = kept.secret
    recoveryCodes = kept.codes
  })

  it('asks for the code after the password, in any digits, and leads where the person was going', async () => {
    const page = await browser.newPage(server.url, { expected: [/401/] })
    await typePassword(page, ana.email)
    const field = page.getByLabel('Code', { exact: true })
    await expect.poll(() => field.evaluate(element => element === document.activeElement)).toBe(true)
    await expect.poll(() => field.getAttribute('autocomplete')).toBe('one-time-code')
    await field.fill('000000')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('The code is wrong, or has been used.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Sign in' }).isEnabled()).toBe(true)
    await expectAccessible(page)
    await field.fill([...codeOf(secret)].map(digit => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]).join(''))
    await page.keyboard.press('Enter')
    await heading(page, 'Contacts')
  })

  it('takes a recovery code instead', async () => {
    const page = await browser.newPage(server.url, { expected: [/401/] })
    await typePassword(page, ana.email)
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill(recoveryCodes[0]!)
    await page.keyboard.press('Enter')
    await heading(page, 'Contacts')
    await page.goto('/settings/security')
    await page.getByText('9 recovery codes are left').waitFor()
  })

  it('is asked of every member where the organization wants it, before anything else', async () => {
    const rui = await inviteMember(server, ana, 'rep', 'Rui Costa')
    const admin = await browser.newPage(server.url, { expected: [/401/] })
    await typePassword(admin, ana.email)
    await admin.getByRole('button', { name: 'Use a recovery code' }).click()
    await admin.getByLabel('Recovery code').fill(recoveryCodes[1]!)
    await admin.keyboard.press('Enter')
    await heading(admin, 'Contacts')
    await admin.goto('/settings/organization')
    await hydrated(admin)
    await admin.getByRole('switch', { name: 'All members need two-step sign-in' }).click()
    await admin.getByRole('button', { name: 'Save' }).click()
    await admin.getByText('Saved').first().waitFor()
    await admin.goto('/settings/members')
    await admin.getByRole('listitem').filter({ hasText: 'Ana Torres' }).getByText('Two-step').waitFor()

    const page = await browser.newPage(server.url)
    await prepareBrowser(page.context(), server.url, rui)
    await page.goto('/contacts')
    await page.waitForURL(/\/two-step/)
    await hydrated(page)
    await expectAccessible(page)
    await expect.poll(async () => (await rui.client.get<{ code: string }>('/api/contacts')).body.code).toBe('two_step_needed')
    await setUp(page)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.waitForURL(`${server.url}/`)
    await heading(page, 'Today')
    await expect.poll(async () => (await rui.client.get('/api/contacts')).status).toBe(200)
  })
})
