import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import { daysOfMonthPage } from '#shared/dates/calendars'
import { addDays, instantAt, todayIn } from '#shared/dates/days'
import type { Task } from '#shared/tasks/schema'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'

const browser = useBrowser()
const today = todayIn('Europe/Berlin')
// Any other day of the page will do, also at the end of a month.
const page = daysOfMonthPage(today, 'gregorian', 'monday')
const otherDay = page.includes(addDays(today, 1)) ? addDays(today, 1) : addDays(today, -1)
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
let server: TestServer
let ana: SignedIn
let zoe: Contact
let made = 0

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())
beforeEach(async () => {
  ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++made}` })
  zoe = (await ana.client.post<{ contact: Contact }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien', nextAction: 'Send the offer', nextActionDate: today })).body.contact
  await ana.client.post('/api/activities', { type: 'meeting', subject: 'Kick-off', contactId: zoe.id, occurredAt: instantAt(today, '14:30', 'Europe/Berlin'), durationSeconds: 3600 })
})

const open = (path: string, options: Parameters<typeof openAs>[4] = {}) => openAs(browser, server, ana, path, options)
const cell = (page: Page, day: string) => page.getByRole('gridcell').filter({ has: page.locator(`[data-day="${day}"]`) })
const offer = (page: Page, day: string) => cell(page, day).getByRole('link', { name: /Send the offer/ })
const stored = async () => (await ana.client.get<{ contact: Contact }>(`/api/contacts/${zoe.id}`)).body.contact.nextActionDate

describe('the calendar', () => {
  it('shows the month, and takes a next step that is dragged to another day, and back', async () => {
    const page = await open('/calendar')
    await cell(page, today).getByRole('link', { name: 'Meeting 14:30 Kick-off Zoë O\'Brien' }).waitFor()
    await expectAccessible(page, '#content')
    await offer(page, today).dragTo(cell(page, otherDay))
    await offer(page, otherDay).waitFor()
    await expect.poll(stored).toBe(otherDay)
    await page.getByRole('button', { name: 'Undo' }).click()
    await offer(page, today).waitFor()
    await expect.poll(() => stored()).toBe(today)
  })

  it('is worked with the keyboard alone', async () => {
    const page = await open('/calendar')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-day'))).toBe(today)
    await page.keyboard.press('Enter')
    const day = page.getByRole('dialog')
    await day.getByRole('link', { name: /Send the offer/ }).waitFor()
    await expectAccessible(page, '[role="dialog"]')
    await page.keyboard.press('Escape')
    await day.waitFor({ state: 'detached' })

    await offer(page, today).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => offer(page, today).evaluate(link => link === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Move to…' }).press('Enter')
    await page.getByRole('button', { name: 'Tomorrow' }).press('Enter')
    await expect.poll(stored).toBe(addDays(today, 1))
    await page.getByText('Put off to Tomorrow').first().waitFor()
  })

  it('finishes a next step, and asks for the next one', async () => {
    const page = await open('/calendar')
    await offer(page, today).click()
    await page.getByRole('dialog', { name: 'Send the offer' }).waitFor()
    await expectAccessible(page, '[role="dialog"]')
    await page.getByRole('button', { name: 'Done' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: 'Next step' }).fill('Ask for a decision')
    await form.getByRole('button', { name: 'Done' }).click()
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => offer(page, today).count()).toBe(0)
    await expect.poll(async () => (await ana.client.get<{ contact: Contact }>(`/api/contacts/${zoe.id}`)).body.contact.nextAction).toBe('Ask for a decision')
  })

  it('adds a task to a day, moves it, and finishes it', async () => {
    const page = await open('/calendar')
    await cell(page, otherDay).click({ position: { x: 60, y: 90 } })
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: 'Task' }).fill('Write the report')
    await form.getByRole('button', { name: 'Create task' }).click()
    await form.waitFor({ state: 'detached' })
    const task = (day: string) => cell(page, day).getByRole('link', { name: /Write the report/ })
    await task(otherDay).dragTo(cell(page, today))
    const tasks = async () => (await ana.client.get<{ tasks: Task[] }>('/api/tasks')).body.tasks
    await expect.poll(async () => (await tasks())[0]).toMatchObject({ dueAt: `${today}T00:00:00.000Z`, allDay: true })
    await task(today).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect.poll(async () => (await tasks())[0]?.completedAt).not.toBeNull()
    await cell(page, today).getByRole('link', { name: /^Task, done/ }).waitFor()
  })

  it('shows a week by the hour and what comes up, and remembers both in its address', async () => {
    const page = await open('/calendar')
    await page.getByRole('button', { name: 'Week' }).click()
    await page.waitForURL(/view=week/)
    await page.getByRole('link', { name: /Kick-off/ }).click()
    await page.getByText('14:30–15:30').last().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.waitForURL(/view=agenda/)
    await page.getByRole('heading', { name: /Today/ }).waitFor()
    await page.getByRole('button', { name: 'Later' }).click()
    await page.getByText('Nothing planned in these weeks').waitFor()
  })

  it('is a list on a phone, and a month of dots above a day\'s list', async () => {
    const page = await open('/calendar', phone)
    await page.getByRole('link', { name: /Kick-off/ }).waitFor()
    await expect.poll(() => page.getByRole('grid').count()).toBe(0)
    await expectAccessible(page, '#content')
    await page.getByRole('button', { name: 'Month' }).click()
    await page.locator(`[data-day="${otherDay}"]`).click()
    await page.getByText('Nothing planned.').waitFor()
    await page.locator(`[data-day="${today}"]`).click()
    await page.getByRole('link', { name: /Kick-off/ }).last().waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  it('counts the months of the Persian calendar in Persian, from right to left', async () => {
    const page = await open('/calendar', { locale: 'fa' })
    const month = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { month: 'long', timeZone: 'Europe/Berlin' }).format(new Date())
    await page.getByRole('heading', { name: month }).waitFor()
    const [first, second] = await Promise.all([0, 1].map(index => page.getByRole('columnheader').nth(index).boundingBox()))
    expect(first!.x).toBeGreaterThan(second!.x)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => new URL(page.url()).searchParams.get('day')).toBe(addDays(today, 1))
  })
})

describe('other calendars', () => {
  it('are given a private address, which is copied, renewed and switched off', async () => {
    const page = await open('/calendar', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.getByRole('button', { name: 'Make my address' }).click()
    const field = page.getByRole('textbox', { name: 'Address of your calendar' })
    const first = await field.inputValue()
    await expectAccessible(page, '[role="dialog"]')
    await page.getByRole('button', { name: 'Copy' }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(first)
    const ask = (address: string) => fetch(`${server.url}${new URL(address).pathname}`)
    await expect.poll(async () => (await ask(first)).text()).toContain('BEGIN:VCALENDAR')

    await page.getByRole('button', { name: 'Renew the address' }).click()
    await page.getByText('Replace the address by a new one?').waitFor()
    await page.getByRole('button', { name: 'Renew the address' }).click()
    await expect.poll(() => field.inputValue()).not.toBe(first)
    await expect.poll(async () => (await ask(first)).status).toBe(404)
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByText('Switch the address off?').waitFor()
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('button', { name: 'Make my address' }).waitFor()
  })
})

describe('notifications by e-mail', () => {
  it('are chosen in the settings, which say where none are sent', async () => {
    const page = await open('/settings/notifications')
    await page.getByText('This installation sends no e-mail yet').waitFor()
    await page.getByRole('combobox').click()
    await page.getByRole('option', { name: '06:00' }).click()
    await page.getByRole('switch', { name: 'Reminders' }).click()
    const settings = async () => (await ana.client.get<{ settings: unknown }>('/api/profile/notifications')).body.settings
    await expect.poll(settings).toEqual({ digest: true, digestHour: 6, reminderMail: false, mentionMail: true })
  })
})
