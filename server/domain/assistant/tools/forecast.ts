import { z } from 'zod'
import { forecastSchema } from '#shared/deals/forecast'
import type { Forecast as Expected, ForecastSum } from '#shared/reports/forecast'
import { amount } from '../../ai/amount'
import { getForecast } from '../../deals/forecast'
import { askedDays, lookedFor, periodField, periodLooked } from '../asked-days'
import type { Days } from '../day-phrase'
import type { Inquiry } from '../inquiry'
import { ownerField, ownerNamed } from '../people'
import { listing, memberWords, plainRow } from '../rows'
import { defineTool, ToolMisuse } from '../tool'

/** So many people are told apart. */
const mostOwners = 50

export const forecast = defineTool({
  name: 'forecast',
  description: 'What deals are expected to bring in a time ahead, by the dates they are expected to close, and what was won in it already. It knows whole months and quarters from this one on, a year ahead. Each currency stands for itself.',
  input: z.strictObject({
    period: periodField('Which time, this quarter if not given.').default('this quarter'),
    by: z.enum(['total', 'owner']).default('total'),
    owner: ownerField.optional(),
  }),
  async run(inquiry, { period, by, owner }) {
    const days = askedDays(inquiry, period, 'future')
    const rows = by === 'owner'
      ? (await Promise.all((await ownersOf(inquiry)).map(async ({ id, name }) => ({ id, name, sums: await sumsOf(inquiry, id, days) })))).filter(({ sums }) => sums.length > 0).map(({ id, name, sums }) => plainRow([memberWords({ id, name }, inquiry), ...sums.map(sumWords)]))
      : [plainRow(withNothing((await sumsOf(inquiry, await ownerNamed(inquiry, owner), days)).map(sumWords)))]
    return {
      found: null, by: lookedFor({ ...periodLooked(days), by: { value: by === 'owner' && 'owner' }, owner: { value: owner } }),
      text: `Forecast for ${period}:\n${listing(by === 'owner' ? 'owners' : 'forecast', rows)}`,
    }
  },
})

const withNothing = (sums: string[]) => sums.length > 0 ? sums : ['nothing expected and nothing won']

async function ownersOf(inquiry: Inquiry) {
  return [...(await inquiry.members()).slice(0, mostOwners).map(({ id, name }) => ({ id, name })), { id: 'none', name: 'nobody' }]
}

async function sumsOf(inquiry: Inquiry, ownerId: string | undefined, days: Days): Promise<ForecastSum[]> {
  const expected = await getForecast(inquiry.db, inquiry.actor, forecastSchema.parse({ ownerId, months: '12' }))
  return added(spansWithin(expected, days))
}

/** The quarter that is asked for, or the months that make up the time. */
function spansWithin({ months, quarters }: Expected, { from, to }: Days): Expected['months'] {
  const quarter = quarters.filter(span => span.from === from && span.to === to)
  if (quarter.length > 0) return quarter
  const within = months.filter(span => span.from >= from && span.to <= to)
  if (within[0]?.from === from && within.at(-1)?.to === to) return within
  throw new ToolMisuse('The forecast knows whole months and quarters from this one on, a year ahead: such as "this month", "next quarter" or "July". For the past, use revenue_report.')
}

function added(spans: Expected['months']): ForecastSum[] {
  const [first, ...others] = spans.map(({ sums }) => sums)
  return others.reduce((all, sums) => [...new Set([...all, ...sums].map(({ currency }) => currency))].sort().map((currency) => {
    const both = [...all, ...sums].filter(sum => sum.currency === currency)
    const total = (field: Exclude<keyof ForecastSum, 'currency'>) => both.reduce((sum, each) => sum + each[field], 0)
    return {
      currency, openCount: total('openCount'), openCents: total('openCents'), weightedCents: total('weightedCents'),
      committedCount: total('committedCount'), committedCents: total('committedCents'), wonCount: total('wonCount'), wonCents: total('wonCents'),
    }
  }), first ?? [])
}

function sumWords({ currency, ...sum }: ForecastSum): string {
  return [
    `open ${sum.openCount} deals ${amount(sum.openCents, currency)}`, `weighted by probability ${amount(sum.weightedCents, currency)}`,
    `of these at least 80 % probable ${amount(sum.committedCents, currency)}`, `already won ${sum.wonCount} deals ${amount(sum.wonCents, currency)}`,
  ].join(', ')
}
