import type { MoneyOfRecord, MoneyTotal, Sale } from '#shared/money/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'
import { listPaymentsOf, sumWithoutSale, toPayment } from './payments.repository'
import { listSales, sumSales, type SaleRow, type SalesOf, type SalesSum } from './sales.repository'

/** So many of the latest sales and payments are listed. */
const latest = 50

/** What was sold to a contact or company, or by a deal, and what of it was paid; each currency for itself. */
export async function getMoney(db: Database, actor: Actor, record: SalesOf): Promise<MoneyOfRecord> {
  await assertVisible(db, actor, record)
  const [sums, withoutSale, { deals, purchases }, payments] = await Promise.all([
    sumSales(db, actor, record), sumWithoutSale(db, actor, record), listSales(db, actor, record, latest), listPaymentsOf(db, actor, record, latest),
  ])
  const sales = [...deals.map(row => toSale('deal', row)), ...purchases.map(row => toSale('purchase', row))]
  return {
    totals: totalsOf(sums, withoutSale),
    sales: sales.sort((a, b) => a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1).slice(0, latest),
    payments: payments.map(toPayment),
  }
}

async function assertVisible(db: Database, actor: Actor, { kind, id }: SalesOf): Promise<void> {
  await (kind === 'contact' ? getContact : kind === 'company' ? getVisibleCompany : getDeal)(db, actor, id)
}

function toSale(kind: Sale['kind'], { paid, day, ...row }: SaleRow): Sale {
  return { kind, ...row, day: day ?? '', paidCents: paid ?? 0, outstandingCents: row.valueCents - (paid ?? 0) }
}

/** Most outstanding first, which is what one comes to look for. */
function totalsOf(sums: SalesSum[], withoutSale: { currency: string, value: number }[]): MoneyTotal[] {
  const currencies = [...new Set([...sums, ...withoutSale].map(({ currency }) => currency))]
  return currencies.map((currency) => {
    const own = sums.filter(sum => sum.currency === currency)
    const add = (field: 'count' | 'value' | 'paid') => own.reduce((all, sum) => all + (sum[field] ?? 0), 0)
    const [count, totalCents, paidCents] = [add('count'), add('value'), add('paid')]
    const withoutSaleCents = withoutSale.find(sum => sum.currency === currency)?.value ?? 0
    return { currency, count, totalCents, averageCents: count ? Math.round(totalCents / count) : 0, paidCents, outstandingCents: totalCents - paidCents, withoutSaleCents }
  }).sort((a, b) => b.outstandingCents - a.outstandingCents || (a.currency < b.currency ? -1 : 1))
}
