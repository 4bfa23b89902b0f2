import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'

const browser = useBrowser()
const phone = { viewport: { width: 390, height: 844 } }
let server: TestServer
let claude: Claude
let mina: SignedIn
let zoe: string
let sara: string

const answer = async (name: string) => ({ text: await readFile(new URL(`../fixtures/ai/draft-message/${name}.txt`, import.meta.url), 'utf8') })
const made = async (path: string, body: object, name: string) => ((await mina.client.post(path, body)).body as Record<string, { id: string }>)[name]!.id

beforeAll(async () => {
  claude = await startClaude()
  server = await startServer({ ANTHROPIC_BASE_URL: claude.url, ANTHROPIC_API_KEY: 'test-key' })
  mina = await registerAccount(server, { name: 'Mina Rahimi' })
  zoe = await made('/api/contacts', { firstName: 'Zoë', lastName: 'O’Brien', email: 'zoe@harbour.example' }, 'contact')
  sara = await made('/api/contacts', { firstName: 'سارا', lastName: 'احمدی' }, 'contact')
  await made('/api/activities', { type: 'email', contactId: zoe, direction: 'inbound', subject: 'The audit', body: 'When can you start, and is travel included?' }, 'activity')
  await made('/api/activities', { type: 'message', contactId: sara, direction: 'inbound', body: 'سلام، پیشنهاد را دیدم.' }, 'activity')
})
afterAll(async () => {
  await server?.dispose()
  await claude?.close()
})
beforeEach(() => claude.reset())

const composer = (page: Page, name = 'Log an activity') => page.getByRole('form', { name })
const text = (page: Page) => composer(page).getByRole('textbox', { name: 'What happened' })
/** The text's words, be its field plain or the editor. */
const words = (page: Page) => text(page).evaluate(element => 'value' in element ? String(element.value) : (element as HTMLElement).innerText.trim())

async function chooseDraft(page: Page, kind: string) {
  await page.getByRole('button', { name: 'Draft with Claude' }).click()
  await page.getByRole('menuitem', { name: kind }).click()
}

describe('messages', () => {
  it('are drafted by Claude, changed with a click, and inserted below what was typed', async () => {
    claude.on(({ messages }) => JSON.stringify(messages).includes('Write the answer'), await answer('reply.en'))
    claude.on(({ messages }) => JSON.stringify(messages).includes('about half as long'), { text: 'Subject: Re: The audit\n\nFrom March; travel is extra.\n\nMina' })
    const page = await openAs(browser, server, mina, `/contacts/${zoe}`)
    await composer(page).getByRole('button', { name: 'E-mail', exact: true }).click()
    await text(page).pressSequentially('Typed before.')
    await composer(page).getByRole('toolbar').waitFor()
    await chooseDraft(page, 'Reply')
    const panel = page.getByRole('region', { name: 'Draft with Claude' })
    await panel.getByText('travel is not included').waitFor()
    await panel.getByText('claude-sonnet-5-5').waitFor()
    await expectAccessible(page)

    await panel.getByRole('button', { name: 'Shorter' }).click()
    await panel.getByText('From March; travel is extra.').waitFor()
    await expect.poll(() => panel.getByRole('link', { name: 'Write by e-mail' }).getAttribute('href')).toMatch(/^mailto:zoe@harbour\.example\?subject=Re%3A%20The%20audit&body=From%20March/)
    await panel.getByRole('button', { name: 'Insert', exact: true }).click()
    await expect.poll(() => words(page)).toMatch(/Typed before\.[\s\S]*From March; travel is extra\./)
    await expect.poll(() => composer(page).getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Re: The audit')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => words(page)).toBe('Typed before.')
    await panel.getByRole('button', { name: 'Insert', exact: true }).click()
    await composer(page).getByRole('button', { name: 'Log e-mail' }).click()
    await panel.waitFor({ state: 'hidden' })
    await page.getByText('From March; travel is extra.').waitFor()
    expect(claude.calls).toHaveLength(2)
  })

  it('in Persian come from right to left, outlive a failure, cost nothing again, and can be stopped', async () => {
    claude.on(() => true, { status: 400 }, await answer('follow-up.fa'))
    const page = await openAs(browser, server, mina, `/contacts/${sara}`, { locale: 'fa', expected: [/40[09]|50[023]/], ...phone })
    const form = composer(page, 'ثبت فعالیت')
    await form.getByRole('button', { name: 'پیام', exact: true }).click()
    await page.getByRole('button', { name: 'پیش‌نویس با کلود' }).click()
    await page.getByRole('menuitem', { name: 'چه بگوید؟' }).click()
    const panel = page.getByRole('region', { name: 'پیش‌نویس با کلود' })
    await panel.getByRole('textbox', { name: 'چه بگوید؟' }).fill('ده دقیقه تلفن')
    await panel.getByRole('button', { name: 'نوشتن', exact: true }).click()
    await panel.getByRole('alert').waitFor()
    await expect.poll(() => panel.getByRole('textbox', { name: 'چه بگوید؟' }).inputValue()).toBe('ده دقیقه تلفن')
    await panel.getByRole('button', { name: 'تلاش دوباره' }).click()
    const written = panel.getByText('سارا عزیز، سلام')
    await written.waitFor()
    await expect.poll(() => written.evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
    await panel.getByText('claude-sonnet-5-5').waitFor()
    const calls = claude.calls.length
    await panel.getByRole('button', { name: 'نوشتن', exact: true }).click()
    await panel.getByText('از حافظه').waitFor()
    expect(claude.calls).toHaveLength(calls)

    claude.on(() => true, { text: `Subject: دیگری\n\n${'سطری دیگر از یک پیام بلند. '.repeat(100)}`, delayMs: 500 })
    await panel.getByRole('button', { name: 'پرسیدن دوباره' }).click()
    await panel.getByText('سطری دیگر').waitFor()
    await panel.getByRole('button', { name: 'توقف' }).click()
    await panel.getByText('این پیش‌نویس پایان ندارد').waitFor()
    await panel.getByRole('button', { name: 'نوشتن', exact: true }).click()
    await written.waitFor()
    expect(claude.calls).toHaveLength(calls + 1)
  })

  it('come from templates without Claude, filled with the names at hand', async () => {
    const page = await openAs(browser, server, mina, '/settings/templates')
    await page.getByRole('button', { name: 'New template' }).click()
    const dialog = page.getByRole('dialog', { name: 'New template' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('After a call')
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('Thank you, {{nickname}}')
    await dialog.getByRole('textbox', { name: 'Text' }).fill('Dear ')
    await dialog.getByRole('button', { name: 'Insert the field: First name' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('It has a field that no record has').waitFor()
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('Thank you')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('listitem').filter({ hasText: 'After a call' }).waitFor()
    await expectAccessible(page)

    await page.goto(`/contacts/${zoe}`)
    await hydrated(page)
    await composer(page).getByRole('button', { name: 'E-mail', exact: true }).click()
    await page.getByRole('button', { name: 'Insert a template' }).click()
    await page.getByRole('menuitem', { name: 'After a call' }).click()
    await expect.poll(() => words(page)).toBe('Dear Zoë')
    expect(claude.calls).toHaveLength(0)
  })
})
