import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Activity } from '#shared/activities/schema'
import type { Contact } from '#shared/contacts/schema'
import { todayIn } from '#shared/dates/days'
import type { Task } from '#shared/tasks/schema'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, signIn, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { prepareBrowser } from '../support/browser-session'
import { startServer, type TestServer } from '../support/server'

const browser = useBrowser()
let server: TestServer
let made = 0

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

/** What a browser says of its own to every request without a connection. */
const expected = [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|net::ERR|404|409|422/]
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, serviceWorkers: 'allow' as const, expected }

async function someone() {
  const ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++made}` })
  const { body } = await ana.client.post<{ contact: Contact }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien', nextAction: 'Send the offer', nextActionDate: todayIn('Europe/Berlin') })
  return { ana, zoe: body.contact }
}

async function signedIn({ client }: SignedIn): Promise<Page> {
  const page = await browser.newPage(server.url, phone)
  await prepareBrowser(page.context(), server.url, { client })
  await page.goto('/')
  await hydrated(page)
  // The second page is the first that the service worker looks after.
  await page.evaluate(async () => void await navigator.serviceWorker.ready)
  return page
}

const offline = (page: Page, isOffline: boolean) => page.context().setOffline(isOffline)
const bar = (page: Page) => page.getByRole('status').filter({ hasText: /Offline|waiting|not sent/ })
const write = async (page: Page, type: string, words: string) => {
  const composer = page.getByRole('form', { name: 'Log an activity' })
  await composer.getByRole('button', { name: type, exact: true }).click()
  await composer.getByRole('textbox').first().fill(words)
  await composer.locator('button[type="submit"]').click()
}
const activitiesOf = async ({ client }: SignedIn, { id }: Contact) => (await client.get<{ activities: Activity[] }>(`/api/activities?contactId=${id}`)).body.activities
const tasksOf = async ({ client }: SignedIn) => (await client.get<{ tasks: Task[] }>('/api/tasks')).body.tasks

describe('without a connection', () => {
  it('shows what was seen, keeps what is written over a reload, and sends each once', async () => {
    const { ana, zoe } = await someone()
    const page = await signedIn(ana)
    await page.goto('/contacts')
    await hydrated(page)
    await page.goto(`/contacts/${zoe.id}`)
    await hydrated(page)
    await page.getByRole('form', { name: 'Log an activity' }).waitFor()
    await page.waitForTimeout(2500)

    await offline(page, true)
    await bar(page).filter({ hasText: 'Offline' }).waitFor()
    await write(page, 'Call', 'Asked about March')
    await write(page, 'Note', 'Prefers the phone')
    await page.getByRole('list', { name: 'Waiting to be sent' }).getByText('Asked about March').waitFor()

    await page.goto('/tasks')
    await page.getByLabel('Add a task in one line').fill('Prepare the contract')
    await page.keyboard.press('Enter')
    await page.getByText('Waiting to be sent').first().waitFor()

    await page.goto('/')
    await page.getByText('Send the offer').waitFor()
    await bar(page).filter({ hasText: '3 waiting' }).waitFor()
    await expectAccessible(page)
    await page.goto(`/contacts/${zoe.id}`)
    await page.getByText('Prefers the phone').first().waitFor()
    await page.goto('/companies')
    await page.getByText('has not been opened on this device before').first().waitFor()
    await expect.poll(() => activitiesOf(ana, zoe)).toEqual([])

    await offline(page, false)
    await bar(page).waitFor({ state: 'detached' })
    await page.goto(`/contacts/${zoe.id}`)
    await hydrated(page)
    await page.getByText('Asked about March').waitFor()
    await expect.poll(async () => (await activitiesOf(ana, zoe)).map(({ type, body }) => `${type} ${body}`).sort()).toEqual(['call Asked about March', 'note Prefers the phone'])
    await expect.poll(async () => (await tasksOf(ana)).map(({ title }) => title)).toEqual(['Prepare the contract'])
  })

  it('does once what arrived although its answer got lost', async () => {
    const { ana, zoe } = await someone()
    const page = await signedIn(ana)
    await page.goto(`/contacts/${zoe.id}`)
    await hydrated(page)
    let cut = 0
    await page.route('**/api/activities', async (route) => {
      if (route.request().method() !== 'POST' || cut++ > 0) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await write(page, 'Note', 'Moves to Lisbon')
    await expect.poll(async () => (await activitiesOf(ana, zoe)).length).toBe(1)
    await expect.poll(() => cut).toBeGreaterThan(1)
    await bar(page).waitFor({ state: 'detached' })
    await expect.poll(async () => (await activitiesOf(ana, zoe)).map(({ body }) => body)).toEqual(['Moves to Lisbon'])
  })

  it('lets the person choose where somebody else has changed the same', async () => {
    const { ana, zoe } = await someone()
    const page = await signedIn(ana)
    await page.goto(`/contacts/${zoe.id}`)
    await hydrated(page)
    await offline(page, true)
    await page.getByRole('tab', { name: 'Next steps' }).click()
    const card = page.getByRole('region', { name: 'Next action' })
    await card.getByRole('button', { name: 'Snooze' }).click()
    await page.getByRole('button', { name: 'Next week' }).click()
    await bar(page).filter({ hasText: '1 waiting' }).waitFor()

    await ana.client.patch(`/api/contacts/${zoe.id}`, { nextActionDate: '2030-01-15' })
    await offline(page, false)
    await bar(page).filter({ hasText: '1 not sent' }).waitFor()
    await bar(page).getByRole('button').click()
    await page.getByText('Somebody else has changed this meanwhile').waitFor()
    await expectAccessible(page, '[role="dialog"]')
    await page.getByRole('radio', { name: /Yours/ }).click()
    await page.getByRole('button', { name: 'Save the choice' }).click()
    await expect.poll(async () => (await ana.client.get<{ contact: Contact }>(`/api/contacts/${zoe.id}`)).body.contact.nextActionDate).not.toBe('2030-01-15')
    await bar(page).waitFor({ state: 'detached' })
  })

  it('keeps what the server refuses, with the reason, until the person has dealt with it', async () => {
    const { ana, zoe } = await someone()
    const page = await signedIn(ana)
    await page.goto(`/contacts/${zoe.id}`)
    await hydrated(page)
    await offline(page, true)
    await write(page, 'Note', 'Too late')
    await bar(page).filter({ hasText: '1 waiting' }).waitFor()
    await ana.client.delete(`/api/contacts/${zoe.id}?permanent=true`)
    await offline(page, false)
    await bar(page).filter({ hasText: '1 not sent' }).waitFor()
    await bar(page).getByRole('button').click()
    await page.getByRole('dialog').getByText('Too late').first().waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByText('Everything has been sent.').waitFor()
  })

  it('leaves nothing for the next person at the same browser, and asks about what is not sent', async () => {
    const { ana, zoe } = await someone()
    const page = await signedIn(ana)
    await page.goto(`/contacts/${zoe.id}`)
    await hydrated(page)
    await page.waitForTimeout(2500)
    await offline(page, true)
    await write(page, 'Note', 'For Ana alone')
    await bar(page).filter({ hasText: '1 waiting' }).waitFor()
    await page.route('**/api/activities', route => route.abort())
    await offline(page, false)
    await page.getByText('More', { exact: true }).click()
    await page.getByRole('button', { name: 'Ana Torres' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByText('1 entry has not been sent').waitFor()
    await page.getByRole('button', { name: 'Keep and sign out' }).click()
    await page.waitForURL(/login/)

    const kept = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('simplecrm')
        request.onsuccess = () => resolve(request.result)
      })
      return await new Promise<number>((resolve) => {
        const request = database.transaction('answers').objectStore('answers').count()
        request.onsuccess = () => resolve(request.result)
      })
    })
    expect(kept).toBe(0)
    await page.unroute('**/api/activities')

    const ben = await registerAccount(server, { name: 'Ben Okafor', organization: `Studio ${++made}` })
    await page.context().clearCookies()
    await prepareBrowser(page.context(), server.url, { client: ben.client })
    await page.goto('/')
    await hydrated(page)
    await page.waitForTimeout(1000)
    await expect.poll(() => bar(page).count()).toBe(0)
    await offline(page, true)
    await page.goto(`/contacts/${zoe.id}`)
    await page.getByText('has not been opened on this device before').first().waitFor()
    await expect.poll(() => page.getByText('Zoë').count()).toBe(0)
    await offline(page, false)

    // The note went with the browser: it was Ana's, and is sent when she is back.
    ana.client = await signIn(server, ana.email)
    await expect.poll(() => activitiesOf(ana, zoe)).toEqual([])
    await page.context().clearCookies()
    await prepareBrowser(page.context(), server.url, { client: ana.client })
    await page.goto('/')
    await expect.poll(async () => (await activitiesOf(ana, zoe)).map(({ body }) => body)).toEqual(['For Ana alone'])
  })

  it('can be installed', async () => {
    const { ana } = await someone()
    const page = await signedIn(ana)
    const session = await page.context().newCDPSession(page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.map(({ errorId }) => errorId).filter(id => id !== 'in-incognito')).toEqual([])
    const { errors, data } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    expect(JSON.parse(data!)).toMatchObject({ id: '/', display: 'standalone' })
  })
})
