import { z } from 'zod'
import { dealFilters } from '#shared/deals/schema'
import { idSchema } from '#shared/http/fields'
import { tableFields } from '#shared/reports/schema'
import { forecastPeriods } from './months'

export * from './months'

export const forecastTables = ['months', 'quarters'] as const
const { closeAfter: _, closeBefore: __, ...filters } = dealFilters

export const forecastSchema = z.strictObject({
  ...filters,
  q: z.string().max(200).optional(),
  pipelineId: idSchema.optional(),
  /** How many months ahead, this one included, and how many back for what was won and lost. */
  months: z.enum(forecastPeriods, { error: 'unknown_period' }).default('6').transform(Number),
  ...tableFields(forecastTables),
})
export type ForecastQuery = z.output<typeof forecastSchema>
