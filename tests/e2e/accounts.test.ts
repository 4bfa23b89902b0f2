import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility'
import { password, registerAccount } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { startServer, type TestServer } from '../support/server'
import { withDatabaseOf } from '../support/team'

const browser = useBrowser()
let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

const sizes = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

describe.each(Object.entries(sizes))('on a %s', (size, viewport) => {
  it('a newcomer makes an account, is at home, and comes back after signing out', async () => {
    const page = await browser.newPage(server.url, { viewport })
    await page.goto('/')
    await page.waitForURL(/\/login/)
    await hydrated(page)
    await page.getByRole('link', { name: 'Create account' }).click()
    await page.waitForURL(/\/register/)
    await page.getByLabel('Organization').fill('Studio North')
    await page.getByLabel('Your name').fill('Ana Torres')
    await page.getByLabel('E-mail').fill(`ana.${size}@studio-north.example`)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.waitForURL(`${server.url}/`)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).first().textContent()).toContain('Today')
    await page.reload()
    await hydrated(page)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).first().textContent()).toContain('Today')

    await page.context().clearCookies()
    await page.goto('/settings')
    await page.waitForURL(/\/login/)
    await hydrated(page)
    await page.getByLabel('E-mail').fill(`ana.${size}@studio-north.example`)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(/\/settings/)
  })

  it.each(['/login', '/register', '/forgot'])('%s can be used by everyone, light and dark', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage(server.url, { viewport, colorScheme })
      await page.goto(path)
      await hydrated(page)
      await expectAccessible(page)
    }
  })
})

it('a wrong password is told and keeps what was typed', async () => {
  const { email } = await registerAccount(server, { name: 'Mina Rahimi' })
  const page = await browser.newPage(server.url, { expected: [/401/] })
  await page.goto('/login')
  await hydrated(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe(email)
})

it('a Persian browser is greeted in Persian, from right to left', async () => {
  const page = await browser.newPage(server.url, { locale: 'fa-IR' })
  await page.goto('/login')
  await hydrated(page)
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
  await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(/^fa/)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toMatch(/[\u0600-\u06FF]/)
})

it('a page that breaks on the server says so, signed in or not, and shows the way home', async () => {
  const { client, session } = await registerAccount(server, { name: 'Rui Costa' })
  await withDatabaseOf(server, db => db.updateTable('users').set({ timeZone: 'Nowhere/None' }).where('id', '=', session.user.id).execute())
  const page = await browser.newPage(server.url, { expected: [/500/, /time zone/i] })
  await prepareBrowser(page.context(), server.url, { client })
  for (const path of ['/', '/contacts']) {
    expect((await page.goto(path))?.status()).toBe(500)
    await page.getByRole('heading', { name: 'Something went wrong' }).waitFor()
    await page.getByRole('button', { name: 'To the start page' }).waitFor()
  }
})

it('stays signed in when the server cannot be reached for a moment', async () => {
  const lea = await registerAccount(server, { name: 'Lea Brandt' })
  const page = await browser.newPage(server.url, { expected: [/ERR_FAILED/] })
  await prepareBrowser(page.context(), server.url, lea)
  await page.goto('/contacts')
  await hydrated(page)
  let isAsked = false
  await page.context().route('**/api/auth/session', (route) => {
    isAsked = true
    return route.abort()
  })
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect.poll(() => isAsked).toBe(true)
  await page.context().unroute('**/api/auth/session')
  await page.getByRole('link', { name: 'Tasks' }).first().click()
  await page.waitForURL(/\/tasks/)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor()
})
