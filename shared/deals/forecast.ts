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

/** The first day of the month that lies `offset` months from the one of a day. */
export function monthStart(day: string, offset = 0): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + offset)
  return date.toISOString().slice(0, 10)
}

export type { ForecastSum, ForecastSpan, LostReasonCount, Forecast } from './forecast-answers'
