import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '#shared/plans/answers'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'

const browser = useBrowser()
let server: TestServer
let ana: SignedIn
beforeAll(async () => {
  server = await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres' })
})
afterAll(() => server?.dispose())

describe('an API key', () => {
  it('is made, shown once, works as its command says, and is refused once it is revoked', async () => {
    await ana.client.post('/api/contacts', { firstName: 'Zoë' })
    const page = await openAs(browser, server, ana, '/settings/api-keys')
    await page.getByRole('button', { name: 'New API key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    await dialog.getByText('This is needed').first().waitFor()
    await dialog.getByLabel('Name', { exact: true }).fill('Website')
    await dialog.getByRole('checkbox', { name: 'Read: Contacts' }).check()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Make the key' }).click()

    const key = await dialog.getByLabel('API key').inputValue()
    const curl = await dialog.getByLabel('Try it').textContent()
    const [, header = '', url = ''] = /^curl -H "Authorization: (Bearer scrm_[\w-]{43})" (\S+)$/.exec(curl ?? '') ?? []
    expect(header).toBe(`Bearer ${key}`)
    const call = async (path: string) => await fetch(path, { headers: { authorization: header } })
    expect(await (await call(url)).json()).toMatchObject({ user: { name: 'Ana Torres' } })
    expect(await (await call(`${server.url}/api/contacts`)).json()).toMatchObject({ total: 1 })
    expect((await call(`${server.url}/api/deals`)).status).toBe(403)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'I have copied it' }).click()

    const row = page.getByRole('listitem').filter({ hasText: 'Website' })
    await row.getByText('Reads: Contacts').waitFor()
    await expect.poll(() => page.content()).not.toContain(key)
    await row.getByRole('button', { name: 'Revoke Website' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await row.getByText('Revoked').waitFor()
    expect(await (await call(url)).json()).toMatchObject({ status: 401, code: 'key_revoked' })
  })
})

describe('a limit of the plan', () => {
  it('is set by the operator, stops a form without losing what was typed, and shows on the usage page', async () => {
    const operator = await openAs(browser, server, ana, '/settings/installation')
    await operator.getByRole('button', { name: 'New plan' }).click()
    await operator.getByLabel('Name', { exact: true }).fill('Small')
    await operator.getByLabel('Records').fill('1')
    await operator.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await operator.getByRole('combobox', { name: 'Plan of Studio North' }).click()
    await operator.getByRole('option', { name: 'Small' }).click()
    await expect.poll(async () => (await ana.client.get<{ organizations: { planId: string | null }[] }>('/api/plans')).body.organizations[0]?.planId).not.toBeNull()

    const page = await openAs(browser, server, ana, '/contacts', { expected: [/402/] })
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('First name').fill('Amara')
    await dialog.getByRole('button', { name: 'Create contact' }).or(dialog.getByRole('button', { name: 'Save' })).first().click()
    await dialog.getByRole('alert').filter({ hasText: 'no room for more records: 1 of 1' }).waitFor()
    await expect.poll(() => dialog.getByLabel('First name').inputValue()).toBe('Amara')
    await expectAccessible(page)

    const { body: { plans } } = await ana.client.get<{ plans: Plan[] }>('/api/plans')
    await ana.client.patch(`/api/plans/${plans[0]!.id}`, { limits: { records: 2 } })
    await dialog.getByRole('button', { name: 'Create contact' }).or(dialog.getByRole('button', { name: 'Save' })).first().click()
    await expect.poll(async () => (await ana.client.get<{ total: number }>('/api/contacts')).body.total).toBe(2)

    const usage = await openAs(browser, server, ana, '/settings/usage')
    await usage.getByText('2 of 2').waitFor()
    await usage.getByText('Used up: nothing new can be added').waitFor()
    await expectAccessible(usage)
    await expectAccessible(operator)
  })
})
