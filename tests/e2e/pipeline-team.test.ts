import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthStart } from '#shared/deals/forecast'
import { todayIn } from '#shared/dates/days'
import type { Deal } from '#shared/deals/schema'
import { expectAccessible } from '../support/accessibility'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { makeBoard, openAs } from '../support/studio'
import { inviteMember } from '../support/team'

const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const cell = (page: Page, owner: string, stageId: string) => lane(page, owner).locator(`[data-list="${stageId}"]`)
const titlesIn = (page: Page, owner: string, stageId: string) => cell(page, owner, stageId).locator('li[data-deal] a').allInnerTexts()

describe('a team at its pipeline', () => {
  const browser = useBrowser()
  let server: TestServer

  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.dispose())

  /** Ana's studio with Rui, a rep, who has a deal of his own. */
  async function makeTeam(leads: string[] = []) {
    const board = await makeBoard(server, { Lead: leads })
    const rui = await inviteMember(server, board.ana, 'rep', 'Rui Costa')
    const { body: { deal } } = await rui.client.post<{ deal: Deal }>('/api/deals', { title: 'Fleet 2026', valueCents: 10_000 })
    return { ...board, rui, fleet: deal }
  }

  it('gives a discount that a manager approves in another browser before the rep wins the deal', async () => {
    const { ana, rui, fleet, deal } = await makeTeam()
    await ana.client.put('/api/organization/discount-limit', { discountLimitPercent: 20 })
    await rui.client.put(`/api/deals/${fleet.id}/line-items`, { lineItems: [{ name: 'Consulting day', quantity: 2, unitPriceCents: 100_000, discountPercent: 30 }] })
    const [his, hers] = [await openAs(browser, server, rui, `/deals/${fleet.id}`, { expected: [/409/] }), await openAs(browser, server, ana, '/')]
    const banner = his.locator('[data-test=discount-banner]')
    await banner.getByText('Rui Costa asks for the approval').waitFor()
    await expect.poll(() => his.locator('[data-test=line-items-total]').textContent()).toContain('€1,400')
    await expect.poll(() => banner.getByRole('button').count()).toBe(0)
    await his.getByRole('button', { name: 'Mark as won' }).click()
    await his.getByText('The discount is not approved yet').first().waitFor()
    await expect.poll(() => deal('Fleet 2026')).toMatchObject({ outcome: null, valueCents: 140_000, discountApproval: 'pending' })

    await hers.getByRole('button', { name: /Notifications/ }).click()
    await hers.getByText('Rui Costa asks for your approval').click()
    await hers.waitForURL(`**/deals/${fleet.id}`)
    await hers.getByPlaceholder('A word about it').fill('An old client')
    await expectAccessible(hers)
    await hers.getByRole('button', { name: 'Approve' }).click()
    await hers.getByText('Ana Torres approved the discount').first().waitFor()

    await banner.getByText('Ana Torres approved the discount').waitFor()
    await banner.getByText('An old client').waitFor()
    await his.getByRole('button', { name: 'Mark as won' }).click()
    await expect.poll(async () => (await deal('Fleet 2026')).outcome).toBe('won')
  })

  it('hands a deal over by dragging it into another lane, and moves it by keyboard', async () => {
    const { ana, deal, stageId } = await makeTeam(['Audit 2026', 'Brand'])
    const page = await openAs(browser, server, ana, '/deals')
    await page.getByRole('button', { name: 'By owner' }).click()
    await lane(page, 'Rui Costa').waitFor()
    await expect.poll(() => titlesIn(page, 'Ana Torres', stageId('Lead'))).toEqual(['Audit 2026', 'Brand'])
    const [from, to] = [(await page.locator('li[data-deal]', { hasText: 'Audit 2026' }).boundingBox())!, (await cell(page, 'Rui Costa', stageId('Proposal')).boundingBox())!]
    await page.mouse.move(from.x + 100, from.y + 60)
    await page.mouse.down()
    await page.mouse.move(from.x + 108, from.y + 68, { steps: 4 })
    await page.mouse.move(to.x + to.width / 2, to.y + 20, { steps: 20 })
    await page.waitForTimeout(200)
    const saved = page.waitForResponse(response => response.url().endsWith('/stage'))
    await page.mouse.up()
    expect((await saved).status()).toBe(200)
    await expect.poll(() => deal('Audit 2026')).toMatchObject({ stageId: stageId('Proposal'), ownerName: 'Rui Costa' })
    await expect.poll(() => titlesIn(page, 'Rui Costa', stageId('Proposal'))).toEqual(['Audit 2026'])

    await page.locator('li[data-deal]', { hasText: 'Brand' }).getByRole('link').focus()
    for (const key of ['Space', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
    await expect.poll(() => page.locator('[data-test=board-said]').textContent()).toContain('Qualified, Rui Costa, place 1 of 1')
    const moved = page.waitForResponse(response => response.url().endsWith('/stage'))
    await page.keyboard.press('Space')
    expect((await moved).status()).toBe(200)
    await expect.poll(() => deal('Brand')).toMatchObject({ stageId: stageId('Qualified'), ownerName: 'Rui Costa' })
    await expectAccessible(page)
  })

  it('keeps a rep from handing deals over, and says why', async () => {
    const { ana, rui, deal, stageId } = await makeTeam(['Audit 2026'])
    const { id } = await deal('Audit 2026')
    await ana.client.put(`/api/deals/${id}/shares`, { userIds: [rui.session.user.id] })
    const page = await openAs(browser, server, rui, '/deals?lanes=owner')
    await expect.poll(() => titlesIn(page, 'Ana Torres', stageId('Lead'))).toEqual(['Audit 2026'])
    await page.locator('li[data-deal]', { hasText: 'Fleet 2026' }).getByRole('link').focus()
    for (const key of ['Space', 'ArrowUp', 'Space']) await page.keyboard.press(key)
    await page.getByText('Only managers and admins hand deals over').first().waitFor()
    await expect.poll(() => titlesIn(page, 'Rui Costa', stageId('Lead'))).toEqual(['Fleet 2026'])
  })

  it('finds the deals behind each figure of the forecast', async () => {
    const { ana } = await makeTeam()
    const next = monthStart(todayIn('UTC'), 1)
    await ana.client.post('/api/deals', { title: 'Audit 2026', valueCents: 1_000_000, probability: 40, expectedCloseDate: next })
    await ana.client.post('/api/deals', { title: 'Brand', valueCents: 500_000, expectedCloseDate: monthStart(next, 1) })
    const page = await openAs(browser, server, ana, '/deals?view=forecast')
    const month = page.getByRole('row', { name: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(next)) })
    await expectAccessible(page)
    await month.getByRole('link', { name: '€4,000' }).waitFor()
    await month.getByRole('link', { name: '€10,000' }).click()
    await page.getByRole('link', { name: 'Audit 2026' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Brand' }).count()).toBe(0)
    await page.goBack()
    await page.getByRole('row', { name: 'No date' }).getByRole('link', { name: '€100' }).first().click()
    await page.getByRole('link', { name: 'Fleet 2026' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Audit 2026' }).count()).toBe(0)
  })

  it('sees what is too long in its stage', async () => {
    const { ana, stageId } = await makeTeam(['Audit 2026'])
    await ana.client.patch(`/api/stages/${stageId('Lead')}`, { rottingDays: 7 })
    const page = await openAs(browser, server, ana, '/deals')
    await expect.poll(() => page.locator('[data-rotting]').count()).toBe(0)
    await page.clock.setFixedTime(Date.now() + 9 * 86_400_000)
    await page.reload()
    await expect.poll(() => page.locator('[data-rotting]').first().getAttribute('title')).toContain('9 days in stage, 7 allowed')
  })

  it('chooses the reasons for which deals are lost', async () => {
    const { ana } = await makeTeam(['Audit 2026'])
    const page = await openAs(browser, server, ana, '/settings/pipelines')
    await page.getByLabel('Another reason').fill('Went in-house')
    const saved = page.waitForResponse(response => response.url().endsWith('/api/lost-reasons') && response.request().method() === 'PUT')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    expect((await saved).status()).toBe(200)
    await expect.poll(async () => (await ana.client.get<{ lostReasons: string[] }>('/api/lost-reasons')).body.lostReasons).toEqual(['Price', 'Another supplier', 'No answer', 'Bad timing', 'No need', 'Went in-house'])
    await page.goto('/deals')
    await hydrated(page)
    await page.getByRole('button', { name: 'Actions for Audit 2026' }).click()
    await page.getByRole('menuitem', { name: 'Mark as lost' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Went in-house' }).waitFor()
  })
})
