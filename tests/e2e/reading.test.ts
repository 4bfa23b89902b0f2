import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import type { Deal } from '#shared/deals/schema'
import type { Task } from '#shared/tasks/schema'
import { expectAccessible } from '../support/accessibility'
import { registerAccount, type SignedIn } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { wordsOf } from '../support/words'

const folder = 'tests/fixtures/ai/parse-thread'
const thread = (name: string) => readFileSync(`${folder}/${name}.txt`, 'utf8')
const answer = (name: string) => (JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as { answer: unknown }).answer

describe('reading a thread', () => {
  const browser = useBrowser()
  let claude: Claude
  let server: TestServer
  let made = 0

  beforeAll(async () => {
    claude = await startClaude()
    server = await startServer({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url })
  })
  afterAll(async () => {
    await server?.dispose()
    await claude?.close()
  })

  const answerTo = (words: string, ...replies: Parameters<Claude['on']>[1][]) => claude.on(({ messages }) => JSON.stringify(messages).includes(words), ...replies)

  async function openPage(locale: 'en' | 'fa', expected: RegExp[] = []): Promise<{ page: Page, ana: SignedIn }> {
    const ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++made}`, locale })
    return { page: await openAs(browser, server, ana, '/read', { locale, expected }), ana }
  }
  const contactsOf = async ({ client }: SignedIn) => (await client.get<{ contacts: Contact[] }>('/api/contacts')).body.contacts
  const dealsOf = async ({ client }: SignedIn) => (await client.get<{ deals: Deal[] }>('/api/deals')).body.deals
  const tasksOf = async ({ client }: SignedIn) => (await client.get<{ tasks: Task[] }>('/api/tasks')).body.tasks

  it('adds to a contact that is known, one thing or all, and nothing before the click', async () => {
    const t = wordsOf('en')
    answerTo('final version', { json: answer('english-promises') })
    const { page, ana } = await openPage('en')
    await ana.client.post('/api/contacts', { firstName: 'Sara', lastName: 'Ahmadi', email: 'sara@lamiz.example' })
    await page.getByLabel(t('reading.thread')).fill(thread('english-promises'))
    await page.getByRole('button', { name: t('reading.read') }).click()

    const person = page.getByRole('article', { name: t('reading.kinds.person') })
    await person.getByRole('link', { name: 'Sara Ahmadi' }).waitFor()
    await page.locator('mark', { hasText: 'I will send the final version by Friday' }).waitFor()
    await expect.poll(() => tasksOf(ana)).toEqual([])
    await expectAccessible(page)

    const promise = page.getByRole('article', { name: t('reading.tasks.our_promise') }).first()
    await promise.getByLabel(t('reading.task')).fill('Send the final version to Sara')
    await promise.getByRole('button', { name: t('reading.add'), exact: true }).click()
    await promise.getByRole('link', { name: 'Send the final version to Sara' }).waitFor()
    await expect.poll(() => tasksOf(ana)).toMatchObject([{ title: 'Send the final version to Sara', dueAt: '2026-11-20T00:00:00.000Z', contactName: 'Sara Ahmadi' }])

    await page.getByRole('article', { name: t('reading.tasks.next_action') }).getByRole('button', { name: t('reading.dismiss') }).click()
    await page.getByRole('button', { name: /Add all 3/ }).click()
    await person.getByText(t('reading.done')).waitFor()
    await expect.poll(() => contactsOf(ana)).toMatchObject([{ name: 'Sara Ahmadi', phone: '+49 151 2345 6789', lastContactedAt: '2026-11-17T17:40:00.000Z' }])
    await expect.poll(async () => (await tasksOf(ana)).map(({ title }) => title).sort()).toEqual(['Ring Sara about the photographs', 'Send the final version to Sara'])
  })

  it('opens a message in Persian from its file, and takes all of it over', async () => {
    const t = wordsOf('fa')
    answerTo('نسخهٔ نهایی', { json: answer('persian-promises') })
    const { page, ana } = await openPage('fa')
    await page.locator('input[type=file]').setInputFiles(`${folder}/persian-promises.eml`)
    await expect.poll(() => page.getByLabel(t('reading.thread')).inputValue()).toContain('From: سارا احمدی <sara@lamiz.example>')
    await page.getByRole('button', { name: t('reading.read'), exact: true }).click()
    await page.locator('mark', { hasText: 'قرارداد را پس‌فردا امضا می‌کنم' }).waitFor()
    await page.getByRole('button', { name: /افزودن هر/ }).click()
    await page.getByText(t('reading.done')).first().waitFor()
    await expect.poll(() => contactsOf(ana)).toMatchObject([{ name: 'سارا احمدی', companyName: 'کافه لميز' }])
    await expect.poll(() => tasksOf(ana)).toHaveLength(3)
    await expect.poll(() => dealsOf(ana)).toEqual([])
  })

  it('leaves a newsletter alone unless told otherwise, and keeps the text when Claude cannot answer', async () => {
    const t = wordsOf('en')
    answerTo('landing pages', { status: 400 }, { json: answer('english-newsletter') })
    const { page } = await openPage('en', [/status of (?:409|50\d)/])
    await page.getByLabel(t('reading.thread')).fill(thread('english-newsletter'))
    await page.getByRole('button', { name: t('reading.read') }).click()
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByLabel(t('reading.thread')).inputValue()).toBe(thread('english-newsletter'))

    await page.getByRole('button', { name: t('reading.read') }).click()
    await page.getByRole('heading', { name: t('reading.verdicts.newsletter') }).waitFor()
    const before = claude.calls.length
    await page.getByRole('button', { name: t('reading.anyway') }).click()
    await expect.poll(() => claude.calls.length).toBe(before + 1)
    expect(claude.calls.at(-1)!.system).toContain('whatever the verdict is')
  })
})
