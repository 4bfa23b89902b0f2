import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import { addDays, todayIn } from '#shared/dates/days'
import type { Today } from '#shared/today/answers'
import { expectAccessible } from '../support/accessibility'
import { password, registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'

const browser = useBrowser()
const today = todayIn('Europe/Berlin')
let server: TestServer
let ana: SignedIn
let made = 0

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())
beforeEach(async () => {
  ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++made}` })
})

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

async function contact(fields: Record<string, unknown>): Promise<Contact> {
  const { status, body } = await ana.client.post<{ contact: Contact }>('/api/contacts', fields)
  expect(status).toBe(201)
  return body.contact
}

/** Zoë was due yesterday, Sara is due today, and the audit has no next step. */
async function aDaysWork() {
  const zoe = await contact({ firstName: 'Zoë', lastName: 'O\'Brien', email: 'zoe@example.com', nextAction: 'Send the offer', nextActionDate: addDays(today, -1) })
  const sara = await contact({ firstName: 'سارا', lastName: 'احمدی', nextAction: 'Call back', nextActionDate: today })
  await ana.client.post('/api/deals', { title: 'Audit 2026', contactId: zoe.id })
  return { zoe, sara }
}

async function signedIn(path = '/', options: Parameters<typeof browser.newPage>[1] = {}): Promise<Page> {
  const page = await browser.newPage(server.url, options)
  await page.goto('/login')
  await hydrated(page)
  await page.locator('input[type="email"]').fill(ana.email)
  await page.locator('input[type="password"]').fill(password)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL(`${server.url}/`)
  await page.goto(path)
  await hydrated(page)
  return page
}

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const stored = async (id: string) => (await ana.client.get<{ contact: Contact }>(`/api/contacts/${id}`)).body.contact
const left = async () => (await ana.client.get<Today>('/api/today')).body.counts
const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

describe('Today', () => {
  it('says what to do first where there is nothing yet', async () => {
    const page = await signedIn()
    await page.getByRole('region', { name: 'Three steps to your first follow-up' }).waitFor()
    await page.getByRole('button', { name: 'Add a contact' }).waitFor()
    await expectAccessible(page, '#content')
  })

  it('empties as it is worked with the mouse', async () => {
    const { zoe, sara } = await aDaysWork()
    const page = await signedIn()
    await expect.poll(() => page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([expect.stringContaining('Overdue'), expect.stringContaining('Today'), expect.stringContaining('No next step')])
    await expectAccessible(page, '#content')

    await row(page, 'Send the offer').getByRole('button', { name: 'Done' }).click()
    await page.getByRole('radio', { name: 'E-mail' }).click()
    await page.getByLabel('What happened').last().fill('Sent the offer')
    await page.getByRole('textbox', { name: 'Next step' }).fill('Ask for a decision')
    await page.getByRole('button', { name: 'In 3 days' }).click()
    await expectAccessible(page, '[role="dialog"]')
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    await closed(page)
    await row(page, 'Send the offer').waitFor({ state: 'detached' })

    await row(page, 'Call back').getByRole('button', { name: 'Snooze' }).click()
    await page.getByRole('button', { name: 'Tomorrow' }).click()
    await closed(page)
    await row(page, 'سارا').waitFor({ state: 'detached' })

    await row(page, 'Audit 2026').getByRole('button', { name: 'Done' }).click()
    await page.getByRole('textbox', { name: 'Next step' }).fill('Walk through the numbers')
    await page.getByRole('button', { name: 'Tomorrow' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    await page.getByText('All clear.').waitFor()
    await page.getByText('1 deal moves forward tomorrow.').waitFor()

    await expect.poll(() => stored(zoe.id)).toMatchObject({ nextAction: 'Ask for a decision', nextActionDate: addDays(today, 3), lastContactedAt: expect.any(String) })
    await expect.poll(() => stored(sara.id)).toMatchObject({ nextAction: 'Call back', nextActionDate: addDays(today, 1), lastContactedAt: null })
    await expect.poll(() => left()).toEqual({ overdue: 0, dueToday: 0, withoutNextAction: 0, goneQuiet: 0, tasks: 0, tomorrow: 1 })
  })

  it('empties as it is worked with the keyboard alone', async () => {
    const { zoe } = await aDaysWork()
    const page = await signedIn()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    const at = (name: string) => expect.poll(focused).toContain(name)

    await page.keyboard.press('j')
    await at('Zoë')
    await page.keyboard.press('e')
    await at('Just done')
    await page.keyboard.press('ArrowRight')
    await at('Call')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Agreed on March')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Send the contract')
    await page.keyboard.press('Enter')
    await closed(page)
    await at('سارا')

    await page.keyboard.press('h')
    await at('Tomorrow')
    await page.keyboard.press('Enter')
    await closed(page)
    await at('Audit 2026')

    await page.keyboard.press('n')
    await page.getByRole('dialog').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('textarea, [contenteditable=true]'))).toBe(true)
    await page.keyboard.type('Waits for the board')
    await page.keyboard.press('Control+Enter')
    await closed(page)

    await page.keyboard.press('j')
    await at('Audit 2026')
    await page.keyboard.press('h')
    await at('Tomorrow')
    await page.keyboard.press('Enter')
    await page.getByText('All clear.').waitFor()
    await expect.poll(() => stored(zoe.id)).toMatchObject({ nextAction: 'Send the contract', nextActionDate: null })

    await closed(page)
    await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(3)
    await page.keyboard.press('u')
    await row(page, 'Audit 2026').waitFor()
  })

  it('brings a row back with the reason and the typed words where the server refuses', async () => {
    const { zoe } = await aDaysWork()
    const page = await signedIn('/', { expected: [/409/] })
    await ana.client.patch(`/api/contacts/${zoe.id}`, { title: 'Director' })
    await row(page, 'Zoë').first().getByRole('button', { name: 'Done' }).click()
    await page.getByRole('textbox', { name: 'Next step' }).fill('Ask for a decision')
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    await page.getByText('Someone changed this in the meantime').first().waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: 'Next step' }).inputValue()).toBe('Ask for a decision')
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    await row(page, 'Send the offer').waitFor({ state: 'detached' })
    await expect.poll(async () => (await stored(zoe.id)).nextAction).toBe('Ask for a decision')
  })

  it('is worked with a finger on a phone', async () => {
    await aDaysWork()
    const page = await signedIn('/', phone)
    await expectAccessible(page, '#content')
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await swipe(page, 'Send the offer', 200)
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    await closed(page)
    await row(page, 'Send the offer').waitFor({ state: 'detached' })
    await swipe(page, 'Call back', -200)
    await page.getByRole('dialog').getByText('Put off until').waitFor()
    await page.getByRole('button', { name: 'Tomorrow' }).click()
    await closed(page)
    await row(page, 'Call back').waitFor({ state: 'detached' })
    await expect.poll(() => left()).toMatchObject({ overdue: 0, dueToday: 0 })
  })

  it('speaks Persian, from right to left', async () => {
    await aDaysWork()
    await ana.client.patch('/api/profile', { locale: 'fa' })
    const page = await signedIn('/', { locale: 'fa-IR' })
    await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
    await page.getByText('۱ روز دیرکرد').filter({ visible: true }).waitFor()
    await row(page, 'Zoë').first().getByRole('button', { name: /^انجام شد/ }).click()
    await page.getByRole('button', { name: 'انتخاب روز' }).click()
    await page.getByRole('gridcell').first().waitFor()
    await page.getByRole('dialog').getByText(/^۱[۴۵][۰-۹]{2} /).first().waitFor()
    await expectAccessible(page, '[role="dialog"]')
    await page.getByRole('dialog').getByRole('button', { name: 'انجام شد' }).click()
    await row(page, 'Send the offer').waitFor({ state: 'detached' })
    await expect.poll(() => left()).toMatchObject({ overdue: 0 })
  })
})

describe('what happened', () => {
  it('is logged from anywhere and stands on the timeline', async () => {
    const { zoe } = await aDaysWork()
    const page = await signedIn()
    await page.keyboard.press('l')
    await page.getByRole('combobox').fill('zoe')
    await page.getByRole('option', { name: 'Zoë O\'Brien' }).first().click()
    await page.getByLabel('What happened').last().fill('She wants two dates')
    await page.getByRole('button', { name: 'Log call' }).click()
    await closed(page)
    await page.goto(`/contacts/${zoe.id}`)
    await hydrated(page)
    await page.getByText('She wants two dates').waitFor()
    await page.getByText('Contact created').waitFor()
    await expect.poll(async () => (await stored(zoe.id)).lastContactedAt).not.toBeNull()
  })

  it('is logged, found, changed, deleted and taken back on the record', async () => {
    const { zoe } = await aDaysWork()
    const page = await signedIn(`/contacts/${zoe.id}`)
    await page.getByRole('button', { name: 'Meeting' }).click()
    await page.getByLabel('Subject').fill('Kick-off')
    await page.getByLabel('What happened').fill('Agreed on three rounds')
    await page.getByRole('button', { name: 'Log meeting' }).click()
    const entry = page.locator('[id^="activity-"]', { hasText: 'Agreed on three rounds' })
    await entry.waitFor()
    await expect.poll(() => page.getByLabel('What happened').evaluate(field => field instanceof HTMLTextAreaElement ? field.value : field.textContent)).toBe('')

    await page.getByLabel('Search the timeline').fill('three rou')
    await page.getByText('Contact created').waitFor({ state: 'detached' })
    await entry.waitFor()
    await page.getByLabel('Search the timeline').fill('')
    await page.getByText('Contact created').waitFor()

    await page.getByRole('button', { name: 'Edit or delete' }).first().click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('form', { name: 'Edit' }).getByLabel('What happened').fill('Agreed on two rounds')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Agreed on two rounds').waitFor()

    await page.getByRole('button', { name: 'Edit or delete' }).first().click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByText('Agreed on two rounds').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Agreed on two rounds').waitFor()
  })
})

/** Pulls the middle of a row sideways, as a finger does. */
async function swipe(page: Page, text: string, distance: number) {
  const box = await row(page, text).boundingBox()
  const cdp = await page.context().newCDPSession(page)
  const [x, y] = [box!.x + box!.width / 2, box!.y + box!.height / 2]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] })
  await touch('touchStart', x)
  for (let step = 1; step <= 8; step++) await touch('touchMove', x + distance * step / 8)
  await touch('touchEnd')
}
