import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import type { Insights } from '#shared/insights/answers'
import { addDays, todayIn } from '#shared/dates/days'
import { registerAccount } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { wordsOf } from '../support/words'

describe('what Claude says of a record', () => {
  const browser = useBrowser()
  let claude: Claude
  let server: TestServer

  beforeAll(async () => {
    claude = await startClaude()
    server = await startServer({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url })
  })
  afterAll(async () => {
    await server?.dispose()
    await claude?.close()
  })

  const answerTo = (system: string, ...replies: Parameters<Claude['on']>[1][]) => claude.on(request => String(request.system).includes(system), ...replies)

  it('is asked for, leads to what it rests on, renews itself, and becomes the next action with a click', async () => {
    const t = wordsOf('en')
    const ana = await registerAccount(server, { name: 'Ana Torres', organization: 'Studio North' })
    const { body: { contact: { id } } } = await ana.client.post<{ contact: Contact }>('/api/contacts', { firstName: 'Zoë' })
    await ana.client.post('/api/activities', { type: 'call', contactId: id, subject: 'Two halves?', occurredAt: new Date(Date.now() - 86_400_000).toISOString() })
    answerTo('You summarize', { text: 'Zoë wants the audit in two halves [1].' }, { text: 'The smaller first phase is out [2].' })
    answerTo('which one thing to do next', { json: { action: 'Send the first phase', inDays: 2, reason: 'She asked for it [1].' } })

    const page = await openAs(browser, server, ana, `/contacts/${id}`)
    const card = page.getByRole('region', { name: t('insights.title') })
    await card.getByRole('button', { name: t('insights.summarize') }).click()
    await card.getByText('Zoë wants the audit in two halves').waitFor()
    await card.getByRole('link', { name: /1/ }).first().click()
    await page.waitForURL(/\?activity=/)
    await page.locator('[id^=activity-].bg-primary\\/5', { hasText: 'Two halves?' }).waitFor()

    await card.getByRole('button', { name: t('insights.suggest') }).click()
    await card.getByText('She asked for it').waitFor()
    await card.getByRole('button', { name: t('insights.takeOver') }).click()
    await card.getByText(t('insights.isPlanned')).waitFor()
    await expect.poll(async () => (await ana.client.get<{ contact: Contact }>(`/api/contacts/${id}`)).body.contact).toMatchObject({ nextAction: 'Send the first phase', nextActionDate: addDays(todayIn('Europe/Berlin'), 2) })

    const good = { name: t('ai.mark.good'), exact: true }
    await card.getByRole('button', good).first().click()
    await expect.poll(async () => (await ana.client.get<Insights>(`/api/contacts/${id}/insights`)).body.summary?.ai.rating).toBe(1)

    const calls = claude.calls.length
    await page.reload()
    await card.getByText('Zoë wants the audit in two halves').waitFor()
    await card.getByRole('button', { ...good, pressed: true }).waitFor()
    expect(claude.calls).toHaveLength(calls)
    await ana.client.post('/api/activities', { type: 'email', direction: 'outbound', contactId: id, subject: 'The first phase' })
    await page.reload()
    await card.getByText('The smaller first phase is out').waitFor()
    expect(claude.calls).toHaveLength(calls + 1)
  })

  it('shows the signs of a deal without being asked, and prepares a meeting in Persian', async () => {
    const t = wordsOf('fa')
    const omid = await registerAccount(server, { name: 'Omid Rahimi', organization: 'Studio Shomal', locale: 'fa' })
    const { body: { deal } } = await omid.client.post<{ deal: { id: string } }>('/api/deals', { title: 'هویت شعبهٔ دوم', expectedCloseDate: addDays(todayIn('Europe/Berlin'), -4) })
    answerTo('You judge', { json: { level: 'high', reason: 'تاریخش گذشته است [1].', advice: 'تاریخ تازه‌ای بپرس.' } })
    answerTo('You prepare a colleague', { json: { who: 'سارا احمدی', standing: 'در آغاز راه است [1].', promises: ['سه پیش‌نویس رنگ [1]'], questions: ['چه کسی تصمیم می‌گیرد؟'], care: null } })

    const page = await openAs(browser, server, omid, `/deals/${deal.id}`, { locale: 'fa' })
    const card = page.getByRole('region', { name: t('insights.title') })
    await card.getByText('۴ روز از پایان پیش‌بینی‌شده گذشته است').waitFor()
    expect(claude.calls.filter(({ system }) => String(system).includes('You judge'))).toHaveLength(0)
    await card.getByRole('button', { name: t('insights.weigh') }).click()
    await card.getByText(t('insights.levels.high')).waitFor()
    await card.getByText('تاریخ تازه‌ای بپرس.').waitFor()

    await card.getByRole('link', { name: t('insights.brief.short') }).click()
    await page.getByText('چه کسی تصمیم می‌گیرد؟').waitFor()
    await page.getByRole('heading', { name: t('insights.brief.promises') }).waitFor()
    expect(claude.calls.at(-1)!.system).toContain('Write in Persian')
  })
})
