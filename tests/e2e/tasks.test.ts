import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import { addDays, todayIn } from '#shared/dates/days'
import type { CreateTask, Task } from '#shared/tasks/schema'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { inviteMember } from '../support/team'

const browser = useBrowser()
const today = todayIn('Europe/Berlin')
const phone = { viewport: { width: 360, height: 780 }, hasTouch: true }
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

const open = (path: string, options: Parameters<typeof openAs>[4] = {}) => openAs(browser, server, ana, path, options)
const make = async (task: Partial<CreateTask> & { title: string }) => (await ana.client.post<{ task: Task }>('/api/tasks', task)).body.task
const stored = async ({ id }: Task) => (await ana.client.get<{ task: Task }>(`/api/tasks/${id}`)).body.task
const all = async () => (await ana.client.get<{ tasks: Task[] }>('/api/tasks')).body.tasks
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title })
const headings = (page: Page) => page.getByRole('heading', { level: 2 }).allInnerTexts()

describe('tasks', () => {
  it('are made from anywhere with a key, about a record, and found on its page', async () => {
    const { body: { contact } } = await ana.client.post<{ contact: Contact }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien' })
    const page = await open('/contacts')
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Task', { exact: true }).fill('Send the offer')
    await expectAccessible(page, '[role="dialog"]')
    await dialog.getByRole('button', { name: 'Tomorrow' }).click()
    await dialog.getByLabel('Time').fill('10:30')
    await dialog.getByRole('combobox', { name: /what|about|record|contact/i }).first().fill('zoe')
    await page.getByRole('option', { name: /O'Brien/ }).click()
    await dialog.getByRole('button', { name: 'Create task' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => all()).toMatchObject([{ title: 'Send the offer', contactId: contact.id, allDay: false, reminderMinutes: 0 }])
    await page.goto(`/contacts/${contact.id}`)
    await page.getByRole('region', { name: 'Tasks' }).getByText('Send the offer').waitFor()
    await page.getByText('Task created').waitFor()
  })

  it('are added in one line, which says what it has understood', async () => {
    const page = await open('/tasks')
    await page.getByText('Nothing to do').waitFor()
    await page.getByLabel('Add a task in one line').fill('Call Sara tomorrow 10:00 !high')
    await page.getByText('Tomorrow, 10:00 · High').waitFor()
    await page.keyboard.press('Enter')
    await row(page, 'Call Sara').waitFor()
    await expect.poll(() => headings(page)).toEqual([expect.stringContaining('Tomorrow')])
    await expect.poll(() => all()).toMatchObject([{ title: 'Call Sara', priority: 'high', allDay: false }])
  })

  it('are worked with the keyboard alone, each change taken back by u', async () => {
    const late = await make({ title: 'Pay the invoice', dueAt: addDays(today, -1) })
    const next = await make({ title: 'Order paper', dueAt: today })
    const page = await open('/tasks')
    await row(page, 'Order paper').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    await page.getByText('Done: Pay the invoice').first().waitFor()
    await expect.poll(async () => (await stored(late)).completedAt).not.toBeNull()
    await page.keyboard.press('u')
    await expect.poll(async () => (await stored(late)).completedAt).toBeNull()
    await row(page, 'Order paper').focus()
    await page.keyboard.press('h')
    await page.getByRole('button', { name: 'Tomorrow' }).click()
    await page.getByText('Put off to Tomorrow').first().waitFor()
    await expect.poll(async () => (await stored(next)).dueAt).toBe(`${addDays(today, 1)}T00:00:00.000Z`)
    await page.keyboard.press('u')
    await expect.poll(async () => (await stored(next)).dueAt).toBe(`${today}T00:00:00.000Z`)
    await expectAccessible(page, '#content')
  })

  it('are finished from Today, which counts them', async () => {
    const task = await make({ title: 'Order paper', dueAt: today })
    const page = await open('/')
    await page.getByRole('heading', { name: 'Tasks' }).waitFor()
    await page.getByRole('link', { name: /Today.*1/ }).first().waitFor()
    await page.getByRole('button', { name: 'Done: Order paper' }).click()
    await page.getByText('All clear.').waitFor()
    await expect.poll(async () => (await stored(task)).completedAt).not.toBeNull()
  })

  it('come again by a rule that is chosen from a list and read back in words', async () => {
    const page = await open('/tasks')
    await page.getByRole('button', { name: 'New task' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Task', { exact: true }).fill('Water the plants')
    await dialog.getByRole('button', { name: 'Today' }).click()
    await dialog.getByRole('combobox', { name: 'Repeats' }).click()
    await page.getByRole('option', { name: 'Every day' }).click()
    await dialog.getByRole('button', { name: 'Create task' }).click()
    await row(page, 'Water the plants').getByRole('button', { name: 'Finish: Water the plants' }).click()
    await page.getByText('Done: Water the plants. Next: Tomorrow').first().waitFor()
    await expect.poll(() => all()).toMatchObject([{ recurrence: 'FREQ=DAILY', dueAt: `${addDays(today, 1)}T00:00:00.000Z`, completedAt: null }])
    await row(page, 'Water the plants').getByRole('button', { name: 'Water the plants', exact: true }).click()
    await dialog.getByRole('combobox', { name: 'Repeats' }).click()
    await page.getByRole('option', { name: 'Another rule…' }).click()
    await dialog.getByLabel('How many').fill('2')
    await dialog.getByLabel('How many').blur()
    await dialog.getByText(/^Every 2 days$/).waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect.poll(async () => (await all())[0]?.recurrence).toBe('FREQ=DAILY;INTERVAL=2')
  })

  it('remind without a reload, and are opened or finished from the reminder', async () => {
    const task = await make({ title: 'Ring the printer', dueAt: new Date(Date.now() + 86_400_000).toISOString() })
    const page = await open('/contacts')
    await page.getByRole('button', { name: 'Notifications' }).first().waitFor()
    const fallDue = () => ana.client.patch(`/api/tasks/${task.id}`, { dueAt: new Date(Date.now() + 2000).toISOString() })
    await fallDue()
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Task', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await fallDue()
    await page.getByText('It is time for this task.').first().waitFor()
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await expect.poll(async () => (await stored(task)).completedAt).not.toBeNull()
  })

  it('go to another member, who is told and sees them', async () => {
    const rui = await inviteMember(server, ana, 'rep', 'Rui Costa')
    const task = await make({ title: 'Call the landlord', assigneeId: rui.session.user.id })
    const page = await openAs(browser, server, rui, '/tasks')
    await row(page, 'Call the landlord').waitFor()
    await page.getByRole('button', { name: /Notifications, 1/ }).click()
    await page.getByText('Ana Torres gave you the task “Call the landlord”.').click()
    await page.getByRole('dialog').getByLabel('Task', { exact: true }).waitFor()
    await expect.poll(() => page.getByRole('dialog').getByLabel('Task', { exact: true }).inputValue()).toBe(task.title)
  })

  it('fit a phone, in Persian from right to left', async () => {
    const task = await make({ title: 'تماس با سارا', dueAt: today, recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1' })
    const page = await open('/tasks', { ...phone, locale: 'fa' })
    await page.getByRole('heading', { name: 'امروز' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.getByRole('button', { name: 'تماس با سارا', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('combobox', { name: 'تکرار' }).innerText()).toContain('هر ماه در آخرین روز ماه میلادی')
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'انجام شد: تماس با سارا' }).click()
    await expect.poll(async () => (await stored(task)).version).toBe(2)
  })
})
