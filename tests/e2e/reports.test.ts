import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility'
import { registerAccount } from '../support/accounts'
import { useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { makeBoard, openAs } from '../support/studio'

const browser = useBrowser()
let server: TestServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.dispose())

const deals = { Lead: ['Audit 2026', 'Brand'], Proposal: ['Catalogue'], Won: ['Fleet 2026'], Lost: ['Garden'] }
const figure = (page: Page, name: string) => page.getByRole('figure', { name })
const rowsOf = (page: Page, name: string) => figure(page, name).getByRole('row').evaluateAll(rows => rows.map(row => [...row.children].map(cell => cell.textContent.trim())))

describe('figures', () => {
  it('lead from the dashboard to their records and back', async () => {
    const { ana } = await makeBoard(server, deals)
    const page = await openAs(browser, server, ana, '/dashboard')
    await page.getByRole('link', { name: 'Open pipeline: €37,500' }).click()
    for (const title of ['Audit 2026', 'Brand', 'Catalogue']) await page.getByRole('link', { name: title, exact: true }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Fleet 2026' }).count()).toBe(0)
    await page.goBack()
    await page.getByRole('link', { name: 'Won: €12,500' }).click()
    await page.getByRole('link', { name: 'Fleet 2026', exact: true }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Audit 2026' }).count()).toBe(0)
    await page.getByRole('button', { name: /Take away: Closed/ }).click()
    await page.waitForURL(url => !url.searchParams.has('closedAfter'))
  })

  it('are the same as a chart and as a table, each with its deals', async () => {
    const { ana } = await makeBoard(server, deals)
    const page = await openAs(browser, server, ana, '/reports/pipeline')
    const drawn = await figure(page, 'Open deals by stage').getByRole('listitem').allInnerTexts()
    expect(drawn.join(' ')).toContain('€25,000')
    await page.getByRole('button', { name: 'As table: Open deals by stage' }).click()
    const [heads, ...rows] = await rowsOf(page, 'Open deals by stage')
    expect(heads).toEqual(['Stage', 'Value', 'Weighted', 'Deals'])
    expect(rows.find(([stage]) => stage === 'Lead')?.slice(0, 2)).toEqual(['Lead', '€25,000'])
    for (const [stage, value] of rows) expect(drawn.some(text => text.includes(stage!) && text.includes(value!)), `${stage} ${value}`).toBe(true)
    await figure(page, 'Open deals by stage').getByRole('row', { name: /^Lead/ }).getByRole('link', { name: '2', exact: true }).click()
    await page.getByRole('button', { name: 'Take away: Stage: Lead' }).waitFor()
    await page.getByRole('link', { name: 'Audit 2026', exact: true }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Catalogue' }).count()).toBe(0)
  })

  it('keep their filters in the address', async () => {
    const { ana } = await makeBoard(server, deals)
    const page = await openAs(browser, server, ana, '/reports')
    await page.getByRole('link', { name: 'Conversion' }).click()
    await page.getByRole('combobox', { name: 'Period' }).click()
    await page.getByRole('option', { name: 'This year' }).click()
    await page.getByRole('switch', { name: 'Compare with the period before' }).click()
    await page.getByText('before:').first().waitFor()
    const { search } = new URL(page.url())
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({ period: 'thisYear', compare: 'true' })
    await page.reload()
    await page.getByText('before:').first().waitFor()
    await expect.poll(() => page.getByRole('combobox', { name: 'Period' }).innerText()).toBe('This year')
    await expect.poll(() => page.getByRole('link', { name: 'Won: 1', exact: true }).count()).toBe(1)
  })

  it('can be taken along as CSV', async () => {
    const { ana } = await makeBoard(server, deals)
    const page = await openAs(browser, server, ana, '/reports/pipeline')
    await page.getByRole('button', { name: 'Download as CSV' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Open by stage' }).click()])
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain('Proposal')
  })

  it('are sentences where there is nothing yet', async () => {
    const sam = await registerAccount(server, { name: 'Sam Reed', organization: 'Studio South' })
    const page = await openAs(browser, server, sam, '/dashboard')
    await page.getByText('Nothing was sold in this period.').first().waitFor()
    await page.getByText('No new contacts in the last twelve months.').waitFor()
    for (const [report, sentence] of [['pipeline', 'No open deals.'], ['velocity', 'No deal ended in this period.'], ['forecast', 'Nothing to expect yet'], ['lost-reasons', 'No deal was lost in this period.'], ['activity', 'Nothing was logged in this period.'], ['revenue', 'Nothing was sold in this period.'], ['sources', 'Nothing in this period yet.']]) {
      await page.goto(`/reports/${report}`)
      await page.getByText(sentence!).first().waitFor()
      expect(await page.getByText(/NaN|Infinity|undefined/).count(), report).toBe(0)
    }
    await expectAccessible(page, 'main')
  })

  it('are drawn from the right in Persian', async () => {
    const { ana } = await makeBoard(server, { Won: ['Fleet 2026'] })
    const page = await openAs(browser, server, ana, '/reports/conversion', { locale: 'fa' })
    const bar = (await page.locator('figure a[aria-label*="برنده"]').boundingBox())!
    const plot = (await figure(page, 'پایان معامله‌ها به تفکیک ماه').boundingBox())!
    // The month that runs is the last one: on the left.
    expect(bar.x).toBeLessThan(plot.x + plot.width / 4)
  })
})
