import { z } from 'zod'
import { revenueReportQuery, type RevenueSum } from '#shared/reports/revenue'
import { calendarOf, inCalendar } from '#shared/dates/calendars'
import { amount } from '../../ai/amount'
import { getRevenueReport } from '../../reports/revenue'
import { askedDays, lookedFor, periodField, periodLooked } from '../asked-days'
import type { Inquiry } from '../inquiry'
import { ownerField, ownerNamed } from '../people'
import { listing, memberWords, mostRows, plainRow } from '../rows'
import { defineTool } from '../tool'

export const revenueReport = defineTool({
  name: 'revenue_report',
  description: 'What was sold in a time (deals won and purchases), in all and by month, source, campaign or owner. The last twelve months if no period is given.',
  input: z.strictObject({
    period: periodField('Which time.'),
    by: z.enum(['month', 'source', 'campaign', 'owner']).default('month'),
    owner: ownerField.optional(),
  }),
  async run(inquiry, { period, by, owner }) {
    const days = period === undefined ? undefined : askedDays(inquiry, period, 'past')
    const report = await getRevenueReport(inquiry.db, inquiry.actor, revenueReportQuery.parse({ ...days, by: 'month', ownerId: await ownerNamed(inquiry, owner) }))
    const rows = groupsOf(inquiry, report, by).filter(({ sums }) => sums.length > 0).map(({ name, sums }) => plainRow([name, ...sums.map(sumWords)]))
    return {
      found: null, isCut: rows.length > mostRows, by: lookedFor({ ...periodLooked(days), by: { value: by }, owner: { value: owner } }),
      text: `Sold in all: ${report.total.map(sumWords).join(', ') || 'nothing'}\n${listing(`groups by ${by}`, rows.slice(0, mostRows), rows.length)}`,
    }
  },
})

type Report = Awaited<ReturnType<typeof getRevenueReport>>

function groupsOf(inquiry: Inquiry, report: Report, by: 'month' | 'source' | 'campaign' | 'owner'): { name: string, sums: RevenueSum[] }[] {
  switch (by) {
    case 'month': return report.byTime.map(({ from, sums }) => ({ name: monthWords(inquiry, from), sums }))
    case 'source': return report.bySource.map(({ source, sums }) => ({ name: source ?? 'source not known', sums }))
    case 'campaign': return report.byCampaign.map(({ campaign, sums }) => ({ name: campaign ?? 'no campaign', sums }))
    case 'owner': return report.byOwner.map(({ ownerId, ownerName, sums }) => ({ name: memberWords({ id: ownerId, name: ownerName }, inquiry), sums }))
  }
}

/** Relative, like days. */
function monthWords({ actor, today }: Inquiry, from: string): string {
  const [then, now] = [from, today].map(day => inCalendar(calendarOf(actor.session.user), day))
  const months = (now!.year - then!.year) * 12 + now!.month - then!.month
  return months === 0 ? 'this month' : months === 1 ? 'last month' : `${months} months ago`
}

function sumWords({ currency, count, totalCents, paidCents }: RevenueSum): string {
  return `${count} sales ${amount(totalCents, currency)}, paid ${amount(paidCents, currency)}`
}
