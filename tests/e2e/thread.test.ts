import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deal } from '#shared/deals/schema'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { wordsOf } from '../support/words'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const people: { who: string, locale: 'en' | 'fa', options: BrowserContextOptions, isPhone: boolean }[] = [
  { who: 'on a laptop', locale: 'en', options: {}, isPhone: false },
  { who: 'on a phone', locale: 'en', options: phone, isPhone: true },
  { who: 'on a laptop in Persian', locale: 'fa', options: {}, isPhone: false },
  { who: 'on a phone in Persian', locale: 'fa', options: phone, isPhone: true },
]

const dealTitle = 'Menu 2027'

async function visit(page: Page, path: string) {
  await page.goto(path)
  await hydrated(page)
}

describe.each(people)('a freelancer $who', ({ locale, options, isPhone }) => {
  const browser = useBrowser()
  const t = wordsOf(locale)
  const stages = locale === 'fa' ? { qualified: 'واجد شرایط', proposal: 'پیشنهاد' } : { qualified: 'Qualified', proposal: 'Proposal' }
  let server: TestServer

  beforeAll(async () => {
    server = await startServer({ REGISTRATION: undefined })
  })
  afterAll(() => server?.dispose())

  async function register(page: Page) {
    await page.context().addCookies([{ name: 'simplecrm.locale', value: locale, url: server.url }])
    await visit(page, '/register')
    await page.getByLabel(t('accounts.organization')).fill('Studio North')
    await page.getByLabel(t('accounts.name')).fill('Ana Torres')
    await page.getByLabel(t('accounts.email')).fill('ana@studio-north.example')
    await page.getByLabel(t('accounts.password')).fill('correct horse battery')
    await page.keyboard.press('Enter')
    await page.getByText(t('guide.title')).waitFor()
  }

  async function importGoogleFile(page: Page) {
    await page.getByRole('link', { name: t('guide.importFile') }).click()
    await page.waitForURL('**/import')
    await page.locator('input[type=file]').setInputFiles('tests/fixtures/imports/google-contacts.csv')
    await page.getByRole('button', { name: t('imports.toPreview') }).click()
    await page.getByRole('button', { name: new RegExp(t('imports.run').split('|').at(-1)!.trim().replace('{n}', '.+')) }).click()
    await page.getByRole('heading', { name: t('imports.finished') }).waitFor()
  }

  async function openSara(page: Page) {
    await visit(page, '/contacts')
    await page.getByRole('searchbox', { name: t('contacts.searchPlaceholder') }).fill('سَارَا')
    await page.waitForURL(/q=/)
    await page.getByRole('link', { name: 'سارا احمدی' }).locator('visible=true').click()
    await page.waitForURL(/\/contacts\/[0-9a-f-]{36}$/)
  }

  async function makeDeal(page: Page) {
    await page.getByRole('button', { name: t('contacts.newDeal') }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel(t('deals.fields.title'), { exact: true }).fill(dealTitle)
    await form.getByRole('spinbutton').fill('1200')
    await form.getByRole('button', { name: t('deals.create') }).click()
    await form.waitFor({ state: 'hidden' })
  }

  const deal = async (page: Page) => (await (await page.request.get('/api/deals')).json() as { deals: Deal[] }).deals[0]!

  async function dragToQualified(page: Page) {
    await visit(page, '/deals')
    const card = (await page.locator('li[data-deal]', { hasText: dealTitle }).boundingBox())!
    const column = (await page.getByRole('region', { name: new RegExp(`^${stages.qualified}`) }).boundingBox())!
    await page.mouse.move(card.x + card.width / 2, card.y + 20)
    await page.mouse.down()
    await page.mouse.move(card.x + card.width / 2 + 8, card.y + 28, { steps: 4 })
    await page.mouse.move(column.x + column.width / 2, column.y + 160, { steps: 20 })
    const saved = page.waitForResponse(response => response.url().endsWith('/stage'))
    await page.mouse.up()
    expect((await saved).status()).toBe(200)
  }

  async function moveByKeyboard(page: Page) {
    await page.locator('li[data-deal]', { hasText: dealTitle }).getByRole('link').focus()
    const saved = page.waitForResponse(response => response.url().endsWith('/stage'))
    // The board is mirrored in Persian: the next stage is where the eye goes on.
    for (const key of ['Space', locale === 'fa' ? 'ArrowLeft' : 'ArrowRight', 'Space']) await page.keyboard.press(key)
    expect((await saved).status()).toBe(200)
  }

  async function moveOnItsPage(page: Page) {
    await visit(page, `/deals/${(await deal(page)).id}`)
    const saved = page.waitForResponse(response => response.url().endsWith('/stage'))
    await page.getByRole('button', { name: stages.proposal }).first().click()
    expect((await saved).status()).toBe(200)
  }

  async function logCall(page: Page) {
    const composer = page.getByRole('form', { name: t('activities.log') }).locator('visible=true').first()
    await composer.getByRole('button', { name: t('activities.types.call'), exact: true }).click()
    await composer.getByLabel(t('activities.body')).fill('She wants the new menu before Nowruz.')
    await composer.getByRole('button', { name: t('activities.actions.call') }).click()
    await page.getByText('She wants the new menu before Nowruz.').locator('visible=true').first().waitFor()
  }

  async function workToday(page: Page) {
    await visit(page, '/')
    await page.getByRole('button', { name: `${t('nextAction.done')}: ${dealTitle}` }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(t('nextAction.step')).fill('Send the offer')
    await form.getByRole('button', { name: t('dates.tomorrow') }).click()
    await form.getByRole('button', { name: t('nextAction.done'), exact: true }).click()
    await page.getByText(t('today.clear')).waitFor()
  }

  it('goes from nothing to a worked Today, and finds it all again after a restart', async () => {
    const page = await browser.newPage(server.url, options)
    await register(page)
    await importGoogleFile(page)
    await openSara(page)
    await makeDeal(page)
    if (isPhone) await moveOnItsPage(page)
    else {
      await dragToQualified(page)
      await expect.poll(async () => (await deal(page)).probability).toBe(30)
      await moveByKeyboard(page)
    }
    await expect.poll(() => deal(page)).toMatchObject({ title: dealTitle, valueCents: 120_000, probability: 60, contactName: 'سارا احمدی' })
    await openSara(page)
    await logCall(page)
    await workToday(page)

    await page.goto('about:blank')
    await server.restart()
    await visit(page, '/')
    await page.getByText(t('today.clear')).waitFor()
    await openSara(page)
    await page.getByText('She wants the new menu before Nowruz.').locator('visible=true').first().waitFor()
    await expect.poll(() => deal(page)).toMatchObject({ probability: 60, nextAction: 'Send the offer' })
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  }, 600_000)
})
