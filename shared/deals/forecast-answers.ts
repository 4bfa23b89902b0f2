import { z } from 'zod'
import { day } from '#shared/http/answers'

/** What deals of one currency come to: the open ones, also weighted by their probability, and the won ones. */
const forecastSumSchema = z.object({
  currency: z.string(),
  openCount: z.int(),
  openCents: z.number(),
  weightedCents: z.number(),
  wonCount: z.int(),
  wonCents: z.number(),
}).meta({ id: 'ForecastSum', description: 'What deals of one currency come to.' })
export type ForecastSum = z.infer<typeof forecastSumSchema>

/** A span of days; null is without that end. Open deals by their expected close date, won ones by their actual one. */
const forecastSpanSchema = z.object({
  from: day.nullable(),
  to: day.nullable().describe('Excluded.'),
  sums: z.array(forecastSumSchema),
}).meta({ id: 'ForecastSpan', description: 'A span of days: open deals by their expected close date, won ones by their actual one.' })
export type ForecastSpan = z.infer<typeof forecastSpanSchema>

const lostReasonCountSchema = z.object({
  reason: z.string().nullable(),
  count: z.int(),
  sums: z.array(z.object({ currency: z.string(), valueCents: z.number() })),
})
export type LostReasonCount = z.infer<typeof lostReasonCountSchema>

/** Expected revenue by month. Before this month: open deals whose day has passed, and what was won in as many months as lie ahead. */
export const forecastAnswerSchema = z.object({
  earlier: forecastSpanSchema,
  months: z.array(forecastSpanSchema.extend({ month: z.string() })),
  later: forecastSpanSchema,
  undated: forecastSpanSchema,
  lost: z.object({ from: day, to: day, reasons: z.array(lostReasonCountSchema) })
    .describe('Why deals were lost in the months before and in those ahead, the most frequent reason first.'),
})
export type Forecast = z.infer<typeof forecastAnswerSchema>
