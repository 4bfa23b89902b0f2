import { z } from 'zod'
import { dealFilters } from '#shared/deals/schema'
import { idSchema } from '#shared/http/fields'

export const forecastPeriods = ['3', '6', '12'] as const
const { closeAfter: _, closeBefore: __, ...filters } = dealFilters

export const forecastSchema = z.strictObject({
  ...filters,
  q: z.string().max(200).optional(),
  pipelineId: idSchema.optional(),
  /** How many months ahead, this one included, and how many back for what was won and lost. */
  months: z.enum(forecastPeriods, { error: 'unknown_period' }).default('6').transform(Number),
})
export type ForecastQuery = z.output<typeof forecastSchema>

/** What deals of one currency come to: the open ones, also weighted by their probability, and the won ones. */
export interface ForecastSum { currency: string, openCount: number, openCents: number, weightedCents: number, wonCount: number, wonCents: number }

/** A span of days, `to` excluded; null is without that end. Open deals by their expected close date, won ones by their actual one. */
export interface ForecastSpan { from: string | null, to: string | null, sums: ForecastSum[] }

export interface LostReasonCount { reason: string | null, count: number, sums: { currency: string, valueCents: number }[] }

/** Expected revenue by month. Before this month: open deals whose day has passed, and what was won in as many months as lie ahead. */
export interface Forecast {
  earlier: ForecastSpan
  months: (ForecastSpan & { month: string })[]
  later: ForecastSpan
  undated: ForecastSpan
  /** Why deals were lost in the months before and in those ahead, the most frequent reason first. */
  lost: { from: string, to: string, reasons: LostReasonCount[] }
}

/** The first day of the month that lies `offset` months from the one of a day. */
export function monthStart(day: string, offset = 0): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + offset)
  return date.toISOString().slice(0, 10)
}
