import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Task } from '#shared/tasks/schema'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'

const browser = useBrowser()
let claude: Claude
let server: TestServer
let ana: SignedIn

beforeAll(async () => {
  claude = await startClaude()
  server = await startServer({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url })
  ana = await registerAccount(server, { name: 'Ana Torres' })
  await ana.client.post('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien', companyName: 'Harbour & Finch' })
})
beforeEach(() => claude.reset())
afterAll(async () => {
  await server?.dispose()
  await claude?.close()
})

const tasks = async () => (await ana.client.get<{ tasks: Task[] }>('/api/tasks')).body.tasks

describe('asking the CRM', () => {
  it('shows what was looked up, links what the answer rests on, and does what it proposes on a click alone', async () => {
    claude.on(() => true,
      { text: 'I look.', tools: [{ name: 'find_contacts', input: { notContactedSince: 'May' } }] },
      { tools: [{ name: 'propose_task', input: { title: 'Call Zoë', due: 'tomorrow', record: 1 } }, { name: 'propose_next_action', input: { record: 1, nextAction: 'Send the offer', on: 'in 3 days' } }] },
      { text: 'You have not spoken with **Zoë O\'Brien** [1] since {40 days ago}. I propose a call.' })
    const page = await openAs(browser, server, ana, '/')
    await page.keyboard.press('q')
    const panel = page.getByRole('complementary', { name: 'Ask your CRM' })
    await panel.getByRole('button', { name: 'Who have I not called since May?' }).waitFor()
    await expectAccessible(page)
    await panel.getByLabel('Your question').fill('Whom should I call?')
    await page.keyboard.press('Enter')

    await panel.getByText('You have not spoken with Zoë O\'Brien').waitFor()
    await panel.locator('time[title="40 days ago"]').waitFor()
    await panel.getByText(/Looked for contacts: not spoken with since .+ – 1 found/).waitFor()
    await expect.poll(() => panel.getByText('I look.').count()).toBe(0)
    await panel.getByText('Claude · claude-').waitFor()
    await expectAccessible(page)
    await expect.poll(() => tasks()).toEqual([])

    const task = panel.getByRole('article', { name: 'A task' })
    await task.getByRole('button', { name: 'Confirm' }).click()
    await task.getByText('Done', { exact: true }).waitFor()
    await expect.poll(() => tasks()).toMatchObject([{ title: 'Call Zoë', contactName: 'Zoë O\'Brien', assigneeName: 'Ana Torres', allDay: true }])
    const next = panel.getByRole('article', { name: 'The next action' })
    await next.getByRole('button', { name: 'Confirm' }).click()
    await next.getByText('Done', { exact: true }).waitFor()

    await panel.getByRole('link', { name: /Zoë O'Brien/ }).last().click()
    await page.waitForURL(/\/contacts\//)
    await page.getByRole('heading', { name: 'Zoë O\'Brien' }).waitFor()
    await panel.getByText('Whom should I call?').waitFor()
    await expect.poll(async () => (await ana.client.get<{ contacts: { nextAction: string }[] }>('/api/contacts')).body.contacts[0]!.nextAction).toBe('Send the offer')

    await panel.getByLabel('Your question').focus()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  })

  it('takes a question from the palette, is stopped, says what went wrong, and asks again', async () => {
    claude.on(() => true, 'hang')
    const page = await openAs(browser, server, ana, '/tasks', { expected: [/409/] })
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('textbox').fill('harbour')
    await page.getByRole('option', { name: 'Ask: harbour' }).click()
    const panel = page.getByRole('complementary', { name: 'Ask your CRM' })
    await panel.getByText('Looking…').waitFor()
    await panel.getByRole('button', { name: 'Stop' }).click()
    await panel.getByText('Stopped.').waitFor()

    claude.on(() => true, { status: 401 })
    await panel.getByRole('button', { name: 'Ask again' }).click()
    await panel.getByRole('alert').filter({ hasText: /key/ }).waitFor()
    claude.on(() => true, { text: 'One contact works there.' })
    await panel.getByRole('button', { name: 'Ask again' }).click()
    await panel.getByText('One contact works there.').waitFor()
    await panel.getByRole('button', { name: 'New conversation' }).click()
    await panel.getByText('For example').waitFor()
  })

  it('fills the screen of a phone, in Persian from right to left', async () => {
    claude.on(() => true, { tools: [{ name: 'find_contacts', input: { owner: 'me' } }] }, { text: 'یک مخاطب دارید [1].' })
    const page = await openAs(browser, server, ana, '/', { locale: 'fa', viewport: { width: 360, height: 740 } })
    await page.getByRole('button', { name: 'بیشتر' }).click()
    await page.getByRole('button', { name: 'از CRM بپرسید' }).click()
    const panel = page.getByRole('dialog', { name: 'از CRM بپرسید' })
    await panel.getByRole('button', { name: /اردیبهشت/ }).click()
    await panel.getByText('یک مخاطب دارید').waitFor()
    await panel.getByText('جست‌وجوی مخاطبان: مسئول: خودم – ۱ مورد').waitFor()
    await expectAccessible(page)
    await expect.poll(() => panel.evaluate(({ clientWidth }) => clientWidth)).toBe(360)
    await panel.getByRole('button', { name: 'بستن' }).click()
    await panel.waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })
})
