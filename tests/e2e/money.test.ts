import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Contact } from '#shared/contacts/schema'
import type { MoneyOfRecord } from '#shared/money/schema'
import { useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { makeBoard, openAs } from '../support/studio'

const moneyCard = (page: Page) => page.getByRole('region', { name: 'Money' })

describe('money', () => {
  const browser = useBrowser()
  let server: TestServer

  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server?.dispose())

  async function dealOfZoe() {
    const { ana, deal } = await makeBoard(server, {})
    const { body: { contact } } = await ana.client.post<{ contact: Contact }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien', source: 'referral' })
    const { body } = await ana.client.post<{ deal: { id: string } }>('/api/deals', { title: 'Audit 2026', contactId: contact.id, valueCents: 1_250_000, currency: 'EUR' })
    return { ana, deal, contact, id: body.deal.id }
  }

  it('wins a deal, takes a payment for it, and shows that less is outstanding', async () => {
    const { ana, contact, id } = await dealOfZoe()
    const page = await openAs(browser, server, ana, `/deals/${id}`)
    await page.getByRole('button', { name: 'Mark as won' }).click()
    await page.getByText('“Audit 2026” is won').first().waitFor()
    await page.getByRole('button', { name: 'Add payment' }).last().click()
    const form = page.getByRole('dialog')
    await form.getByText('Outstanding: €12,500').waitFor()
    await expect.poll(() => form.getByRole('spinbutton').inputValue()).toBe('12,500')
    await form.getByRole('spinbutton').fill('5000')
    await form.getByLabel('How it came').fill('Bank transfer')
    await form.getByRole('button', { name: 'Save' }).click()
    await moneyCard(page).locator('[data-currency="EUR"]', { hasText: '€7,500' }).waitFor()
    const { body } = await ana.client.get<MoneyOfRecord>(`/api/contacts/${contact.id}/money`)
    expect(body.totals).toMatchObject([{ currency: 'EUR', count: 1, totalCents: 1_250_000, paidCents: 500_000, outstandingCents: 750_000 }])
    expect(body.payments).toMatchObject([{ method: 'Bank transfer', isForSale: true }])
  })

  it('logs a purchase on a contact, and shows it with its payment on the timeline', async () => {
    const { ana, contact } = await dealOfZoe()
    const page = await openAs(browser, server, ana, `/contacts/${contact.id}`)
    await moneyCard(page).getByRole('button', { name: /^Log a purchase/ }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('What was bought').fill('Two workbooks')
    await form.getByRole('spinbutton').fill('80')
    await form.getByRole('button', { name: 'Save' }).click()
    await moneyCard(page).getByRole('button', { name: /€80 outstanding for Two workbooks/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await moneyCard(page).getByRole('list', { name: 'Payments' }).getByText('Two workbooks').waitFor()
    await page.getByText('Purchase, €80').waitFor()
    await page.getByText('Payment received').waitFor()
    await expect.poll(async () => (await ana.client.get<MoneyOfRecord>(`/api/contacts/${contact.id}/money`)).body.sales).toMatchObject([{ kind: 'purchase', source: 'referral', outstandingCents: 0 }])
  })

  it('takes a deleted payment back', async () => {
    const { ana, contact, id } = await dealOfZoe()
    await ana.client.post('/api/payments', { dealId: id, valueCents: 10_000 })
    const page = await openAs(browser, server, ana, `/contacts/${contact.id}`)
    await moneyCard(page).getByRole('list', { name: 'Payments' }).getByRole('button', { name: 'Audit 2026' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('The payment is in the trash').first().waitFor()
    await moneyCard(page).getByText('Nothing has been sold yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await moneyCard(page).getByRole('list', { name: 'Payments' }).waitFor()
  })
})
