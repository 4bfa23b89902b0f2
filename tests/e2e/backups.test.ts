import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, signIn, type SignedIn } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { wordsOf } from '../support/words'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
})
afterAll(() => server?.dispose())

const looks = [['en', { width: 1440, height: 900 }], ['fa', { width: 390, height: 844 }]] as const

describe.each(looks)('in the settings, in %s', (locale, viewport) => {
  const words = wordsOf(locale)

  it('the operator backs up and restores, and signs in again', async () => {
    ana.client = await signIn(server, ana.email)
    const page = await openAs(browser, server, ana, '/settings/installation', { locale, viewport })
    await expectAccessible(page)
    await page.getByRole('button', { name: words('backups.make') }).click()
    const list = page.getByRole('list', { name: words('backups.title') })
    await list.getByText(words('backups.kinds.manual')).first().waitFor()
    await ana.client.post('/api/contacts', { firstName: 'Zoë' })

    await list.getByRole('button', { name: words('backups.more') }).first().click()
    await page.getByRole('menuitem', { name: words('backups.restore') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(words('backups.word'))
    await dialog.getByRole('button', { name: words('backups.restore'), exact: true }).click()
    await page.waitForURL(/\/login/)
    const again = await signIn(server, ana.email)
    await expect.poll(async () => (await again.get<{ total: number }>('/api/contacts')).body.total).toBe(0)
  })
})

it('an admin who is no operator finds no such page', async () => {
  const sam = await registerAccount(server, { name: 'Sam Reed', organization: 'Reed Studio' })
  const page = await openAs(browser, server, sam, '/settings', { expected: [/404/] })
  await expect.poll(() => page.getByRole('link', { name: 'Organization' }).count()).toBeGreaterThan(0)
  await expect.poll(() => page.getByRole('link', { name: 'Installation' }).count()).toBe(0)
  expect((await page.goto('/settings/installation'))?.status()).toBe(404)
  await expect.poll(() => page.getByRole('button', { name: 'Back up now' }).count()).toBe(0)
})
