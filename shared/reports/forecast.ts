import { z } from 'zod'
import { cents, count } from '#shared/reports/answers'

/**
 * What deals of one currency come to. Best case is all that is open, committed what is open and at least as probable as
 * `committedFrom`, weighted each deal's value by its probability; beside it what was won.
 */
export const forecastSum = z.object({
  currency: z.string(), openCount: count, openCents: cents, weightedCents: cents, committedCount: count, committedCents: cents, wonCount: count, wonCents: cents,
})

/** Percent. */
export const committedFrom = 80

/** A span of days, `to` excluded; null is without that end. Open deals by their expected close date, won ones by their actual one. */
export const forecastSpan = z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable(), sums: z.array(forecastSum) })
const datedSpan = forecastSpan.extend({ from: z.iso.date(), to: z.iso.date() })
const lostReasonCount = z.object({ reason: z.string().nullable(), count, sums: z.array(z.object({ currency: z.string(), valueCents: cents })) })

/** Expected revenue by month and quarter, those of the person's calendar. Before this month: open deals whose day has passed, and what was won in as many months as lie ahead. */
export const forecastReport = z.object({
  earlier: forecastSpan,
  months: z.array(datedSpan),
  /** The quarters that the months touch, whole. */
  quarters: z.array(datedSpan),
  later: forecastSpan,
  undated: forecastSpan,
  /** Why deals were lost in the months before and in those ahead, the most frequent reason first. */
  lost: z.object({ from: z.iso.date(), to: z.iso.date(), reasons: z.array(lostReasonCount) }),
}).meta({ id: 'ForecastReport' })
export type ForecastSum = z.infer<typeof forecastSum>
export type ForecastSpan = z.infer<typeof forecastSpan>
export type Forecast = z.infer<typeof forecastReport>
export type LostReasonCount = z.infer<typeof lostReasonCount>
