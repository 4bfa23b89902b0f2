import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Deal } from '#shared/deals/schema'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { cookiesOf, makeBoard, openAs } from '../support/studio'

const card = (page: Page, title: string) => page.locator('li[data-deal]', { hasText: title })
const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
const shown = (page: Page, name: string) => column(page, name).locator('li[data-deal] a').allInnerTexts()

/** Drags a card in steps, as a hand does, and answers how to let go. */
async function drag(page: Page, title: string, target: { x: number, y: number }) {
  const box = (await card(page, title).boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 8, box.y + 28, { steps: 4 })
  await page.mouse.move(target.x, target.y, { steps: 20 })
  await page.mouse.move(target.x + 1, target.y + 1)
  await page.waitForTimeout(150)
  return () => page.mouse.up()
}

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

describe('the pipeline', () => {
  const browser = useBrowser()
  let server: TestServer

  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.dispose())

  it('stands in the page as the server sends it, with its totals', async () => {
    const { ana } = await makeBoard(server, { Lead: ['Audit 2026'], Proposal: ['Brand', 'Catalogue'] })
    const { body } = await ana.client.get<string>('/deals', { cookie: cookiesOf(ana).map(pair => pair.join('=')).join('; ') })
    for (const text of ['Audit 2026', 'Catalogue', '€25,000', 'weighted €15,000']) expect(body).toContain(text)
  })

  it('gets a deal from the form, in the stage it was opened from', async () => {
    const { ana, deal } = await makeBoard(server, { Lead: ['Audit 2026'] })
    const page = await openAs(browser, server, ana, '/deals')
    await page.getByRole('button', { name: 'New deal in Qualified' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Title').fill('Brand')
    await form.getByRole('spinbutton').fill('12500.50')
    await form.getByLabel('Next action', { exact: true }).fill('Send the offer')
    await form.getByRole('button', { name: 'Create deal' }).click()
    await card(page, 'Brand').waitFor()
    await expect.poll(() => shown(page, 'Qualified')).toEqual(['Brand'])
    await expect.poll(() => deal('Brand')).toMatchObject({ valueCents: 1_250_050, currency: 'EUR', probability: 30, nextAction: 'Send the offer' })
  })

  it('says in the form what is missing, and keeps what was typed', async () => {
    const { ana } = await makeBoard(server, {})
    const page = await openAs(browser, server, ana, '/deals')
    await page.getByRole('button', { name: 'New deal', exact: true }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Next action', { exact: true }).fill('Send the offer')
    await form.getByRole('button', { name: 'Create deal' }).click()
    await form.getByText('This is needed').waitFor()
    await expect.poll(() => form.getByLabel('Next action', { exact: true }).inputValue()).toBe('Send the offer')
  })

  it('moves a deal by mouse between two others, at once and for good', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: ['Audit 2026'], Proposal: ['Brand', 'Catalogue'] })
    const page = await openAs(browser, server, ana, '/deals')
    const below = (await card(page, 'Catalogue').boundingBox())!
    const drop = await drag(page, 'Audit 2026', { x: below.x + below.width / 2, y: below.y + 10 })
    const saved = page.waitForResponse(response => response.url().endsWith('/stage'))
    await drop()
    await expect.poll(() => shown(page, 'Proposal')).toEqual(['Brand', 'Audit 2026', 'Catalogue'])
    expect((await saved).status()).toBe(200)
    await expect.poll(() => titles('Proposal')).toEqual(['Brand', 'Audit 2026', 'Catalogue'])
    await expect.poll(() => column(page, 'Proposal').textContent()).toContain('€37,500')
    await page.reload()
    await hydrated(page)
    await expect.poll(() => shown(page, 'Proposal')).toEqual(['Brand', 'Audit 2026', 'Catalogue'])
  })

  it('moves a deal by keyboard, says where it is, and keeps the focus on it', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: ['Audit 2026', 'Shop'], Qualified: ['Brand'] })
    const page = await openAs(browser, server, ana, '/deals')
    const said = page.locator('[data-test=board-said]')
    await card(page, 'Audit 2026').getByRole('link').focus()
    await press(page, 'Space')
    await expect.poll(() => said.textContent()).toContain('Audit 2026 lifted. Lead, place 1 of 2')
    await press(page, 'ArrowRight', 'ArrowDown')
    await expect.poll(() => said.textContent()).toContain('Qualified, place 2 of 2')
    const saved = page.waitForResponse(response => response.url().endsWith('/stage'))
    await press(page, 'Space')
    expect((await saved).status()).toBe(200)
    await expect.poll(() => titles('Qualified')).toEqual(['Brand', 'Audit 2026'])
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Audit 2026')
  })

  it('puts a lifted deal back on Escape', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: ['Audit 2026', 'Shop'] })
    const page = await openAs(browser, server, ana, '/deals')
    await card(page, 'Audit 2026').getByRole('link').focus()
    await press(page, 'Space', 'ArrowRight', 'Escape')
    await expect.poll(() => shown(page, 'Lead')).toEqual(['Audit 2026', 'Shop'])
    await expect.poll(() => titles('Lead')).toEqual(['Audit 2026', 'Shop'])
  })

  it('wins a deal in one gesture, and takes it back', async () => {
    const { ana, deal } = await makeBoard(server, { Lead: ['Shop'], Proposal: ['Audit 2026'] })
    const page = await openAs(browser, server, ana, '/deals')
    await (await drag(page, 'Audit 2026', { x: 420, y: 840 }))()
    await page.getByText('“Audit 2026” is won').first().waitFor()
    await expect.poll(() => deal('Audit 2026')).toMatchObject({ outcome: 'won', probability: 100 })
    await expect.poll(() => shown(page, 'Proposal')).toEqual([])
    await page.getByRole('button', { name: 'Undo' }).click()
    await card(page, 'Audit 2026').waitFor()
    await expect.poll(async () => (await deal('Audit 2026')).outcome).toBeNull()
  })

  it('asks for the reason of a loss, and loses nothing when none is given', async () => {
    const { ana, deal } = await makeBoard(server, { Lead: ['Shop'], Proposal: ['Audit 2026'] })
    const page = await openAs(browser, server, ana, '/deals')
    await (await drag(page, 'Audit 2026', { x: 1200, y: 840 }))()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => shown(page, 'Proposal')).toEqual(['Audit 2026'])
    await (await drag(page, 'Audit 2026', { x: 1200, y: 840 }))()
    await page.getByRole('dialog').getByRole('button', { name: 'Price' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as lost' }).click()
    await page.getByText('“Audit 2026” is lost').first().waitFor()
    await expect.poll(() => deal('Audit 2026')).toMatchObject({ outcome: 'lost', lostReason: 'Price' })
  })

  it('shows the second of two people what the first one did', async () => {
    const { ana, deal, stageId, titles } = await makeBoard(server, { Lead: ['Audit 2026'], Proposal: ['Brand'] })
    const page = await openAs(browser, server, ana, '/deals', { expected: [/409/] })
    const brand = (await card(page, 'Brand').boundingBox())!
    // While the card is in the air: a board at rest would show the move by itself.
    const letGo = await drag(page, 'Audit 2026', { x: brand.x + brand.width / 2, y: brand.y + 10 })
    await ana.client.put(`/api/deals/${(await deal('Audit 2026')).id}/stage`, { stageId: stageId('Qualified') })
    await letGo()
    await page.getByText('Ana Torres moved “Audit 2026” to Qualified in the meantime').first().waitFor()
    await expect.poll(() => shown(page, 'Qualified')).toEqual(['Audit 2026'])
    await expect.poll(() => titles('Proposal')).toEqual(['Brand'])
  })

  it('takes a move back when the server cannot be reached', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: ['Audit 2026'], Proposal: ['Brand'] })
    const page = await openAs(browser, server, ana, '/deals', { expected: [/Failed to load resource|ERR_/] })
    await page.route('**/stage', route => route.abort())
    await card(page, 'Audit 2026').getByRole('link').focus()
    await press(page, 'Space', 'ArrowRight', 'Space')
    await page.getByText('The server cannot be reached').first().waitFor()
    await expect.poll(() => shown(page, 'Lead')).toEqual(['Audit 2026'])
    await expect.poll(() => titles('Lead')).toEqual(['Audit 2026'])
  })

  it('loads the rest of a long column as it is scrolled, and keeps it after a move', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: Array.from({ length: 120 }, (_, index) => `Deal ${index}`) })
    const page = await openAs(browser, server, ana, '/deals')
    await expect.poll(async () => (await shown(page, 'Lead')).length).toBeLessThan(120)
    await column(page, 'Lead').locator('[data-list]').evaluate(async (list) => {
      const scroller = list.parentElement!
      for (let tries = 0; tries < 100 && list.children.length < 120; tries++) {
        scroller.scrollTop = scroller.scrollHeight
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    })
    await expect.poll(() => shown(page, 'Lead')).toHaveLength(120)
    await card(page, 'Deal 119').getByRole('link').focus()
    const refreshed = page.waitForResponse(response => response.url().includes('/board'))
    await press(page, 'Space', 'ArrowRight', 'Space')
    await refreshed
    await page.waitForTimeout(300)
    await expect.poll(() => shown(page, 'Lead')).toHaveLength(119)
    await expect.poll(() => titles('Qualified')).toEqual(['Deal 119'])
  })

  it('filters by text and value, keeps the filter in the address, and lists what it shows', async () => {
    const { ana, deal } = await makeBoard(server, { Lead: ['Audit 2026', 'Brand'] })
    await ana.client.patch(`/api/deals/${(await deal('Brand')).id}`, { valueCents: 5000 })
    const page = await openAs(browser, server, ana, '/deals')
    await page.getByRole('searchbox', { name: 'Search deals' }).fill('aud')
    await expect.poll(() => shown(page, 'Lead')).toEqual(['Audit 2026'])
    expect(page.url()).toContain('q=aud')
    await page.goto('/deals?view=list&valueMax=10000')
    await hydrated(page)
    await expect.poll(() => page.getByRole('row').locator('a[href^="/deals/"]').allInnerTexts()).toEqual(['Brand'])
    await page.getByRole('link', { name: 'Brand' }).click()
    await page.waitForURL(/\/deals\/[0-9a-f-]{36}/)
  })

  it('tells and changes what is known of a deal on its page', async () => {
    const { ana, deal, stageId } = await makeBoard(server, { Lead: ['Audit 2026'] })
    const { id } = await deal('Audit 2026')
    const page = await openAs(browser, server, ana, `/deals/${id}`)
    await page.getByRole('button', { name: 'Value: €12,500' }).click()
    await page.getByRole('spinbutton').fill('20000')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Value: €20,000' }).waitFor()
    await page.getByRole('button', { name: 'Proposal', exact: true }).click()
    await page.getByText('0 days in this stage').waitFor()
    await expect.poll(async () => (await ana.client.get<{ deal: Deal }>(`/api/deals/${id}`)).body.deal).toMatchObject({ valueCents: 2_000_000, stageId: stageId('Proposal') })
    await page.getByRole('button', { name: 'Mark as won' }).click()
    await page.getByRole('button', { name: 'Reopen' }).waitFor()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.waitForURL(/\/deals$/)
    await page.getByRole('listitem').filter({ hasText: 'is in the trash' }).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await ana.client.get(`/api/deals/${id}`)).status).toBe(200)
  })

  it('gives a deleted deal back from the trash, or lets it go for good', async () => {
    const { ana } = await makeBoard(server, { Lead: ['Audit 2026', 'Old idea'] })
    const page = await openAs(browser, server, ana, '/deals')
    for (const title of ['Audit 2026', 'Old idea']) {
      // What the page asks about a deal that is gone by then would be a complaint.
      const isTold = page.waitForResponse(response => response.url().endsWith('/insights'))
      await card(page, title).getByRole('link').click()
      await isTold
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await page.waitForURL('**/deals')
    }
    await page.getByRole('button', { name: 'More' }).last().click()
    await page.getByRole('menuitem', { name: 'Trash' }).click()
    await page.getByRole('button', { name: 'Restore: Audit 2026' }).click()
    await expect.poll(() => page.getByText('Audit 2026').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Delete for good: Old idea' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('The trash is empty').waitFor()
    await page.goto('/deals')
    await expect.poll(() => shown(page, 'Lead')).toEqual(['Audit 2026'])
  })

  it('shows one stage at a time on a phone, and moves a deal by a long press', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: ['Audit 2026'], Qualified: ['Brand'] })
    const page = await openAs(browser, server, ana, '/deals', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expect.poll(async () => (await column(page, 'Qualified').boundingBox())!.x).toBeGreaterThanOrEqual(390 - 16)
    const box = (await card(page, 'Audit 2026').boundingBox())!
    const session = await page.context().newCDPSession(page)
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + 60, y: box.y + 60 }] })
    await page.getByRole('menuitem', { name: 'Proposal' }).waitFor()
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await page.getByRole('menuitem', { name: 'Proposal' }).tap()
    await expect.poll(() => titles('Proposal')).toEqual(['Audit 2026'])
    await page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: /Qualified/ }).tap()
    await expect.poll(async () => Math.round((await column(page, 'Qualified').boundingBox())!.x)).toBeLessThan(40)
  })

  it('drags by finger on a tablet after a short hold', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: ['Audit 2026'], Qualified: ['Brand'] })
    const page = await openAs(browser, server, ana, '/deals', { viewport: { width: 1024, height: 768 }, hasTouch: true })
    const [from, to] = [(await card(page, 'Audit 2026').boundingBox())!, (await card(page, 'Brand').boundingBox())!]
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    const [x, y] = [from.x + 60, from.y + 60]
    await touch('touchStart', x, y)
    await page.waitForTimeout(350)
    for (let step = 1; step <= 20; step++) await touch('touchMove', x + (to.x + 60 - x) * step / 20, y + (to.y + 8 - y) * step / 20)
    await page.waitForTimeout(100)
    await touch('touchEnd', 0, 0)
    await expect.poll(() => titles('Qualified')).toEqual(['Audit 2026', 'Brand'])
  })

  it('is mirrored in Persian: the next stage lies to the left', async () => {
    const { ana, titles } = await makeBoard(server, { Lead: ['ممیزی ۱۴۰۵'], Qualified: ['Brand'] })
    const page = await openAs(browser, server, ana, '/deals', { locale: 'fa' })
    await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    await expect.poll(async () => (await column(page, 'Lead').boundingBox())!.x).toBeGreaterThan((await column(page, 'Qualified').boundingBox())!.x)
    await card(page, 'ممیزی').getByRole('link').focus()
    await press(page, 'Space', 'ArrowLeft', 'Space')
    await expect.poll(() => titles('Qualified')).toEqual(['ممیزی ۱۴۰۵', 'Brand'])
    const brand = (await card(page, 'Brand').boundingBox())!
    const lead = (await column(page, 'Lead').boundingBox())!
    await (await drag(page, 'Brand', { x: lead.x + lead.width / 2, y: brand.y }))()
    await expect.poll(() => titles('Lead')).toEqual(['Brand'])
  })

  it('lets its managers arrange the stages', async () => {
    const { ana, board } = await makeBoard(server, { Lead: ['Audit 2026'] })
    const page = await openAs(browser, server, ana, '/settings/pipelines')
    await page.getByRole('button', { name: 'Move Lead down' }).click()
    await expect.poll(async () => (await board()).stages.map(stage => stage.name).slice(0, 2)).toEqual(['Qualified', 'Lead'])
    await page.getByRole('button', { name: 'Delete Lead' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete stage' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(async () => (await board()).stages.map(({ name, count }) => [name, count])).toEqual([['Qualified', 1], ['Proposal', 0], ['Won', 0], ['Lost', 0]])

    await page.getByRole('button', { name: 'New pipeline' }).click()
    await page.getByRole('button', { name: 'More about New pipeline' }).click()
    await page.getByRole('menuitem', { name: 'Make it the default' }).click()
    await page.getByRole('button', { name: 'More about Sales' }).click()
    await page.getByRole('menuitem', { name: 'Delete the pipeline' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete pipeline' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.goto('/deals')
    await expect.poll(() => shown(page, 'Lead')).toEqual(['Audit 2026'])
  })
})
