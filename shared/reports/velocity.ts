import { z } from 'zod'
import { cents, count, days, ownerShape, periodSchema, rate } from '#shared/reports/answers'
import { reportFields, reportQuery, tableFields } from '#shared/reports/schema'

export const velocityTables = ['currencies', 'byOwner'] as const

/** The last 90 days. */
export const velocityReportQuery = reportQuery({ ...reportFields, ...tableFields(velocityTables) })
export type VelocityReportQuery = z.output<typeof velocityReportQuery>

/**
 * Won deals × their average value × win rate ÷ average days from creation to the win = what is won a day. Of one currency;
 * null where a factor is missing, or where every deal was won on the day it was made.
 */
export const velocity = z.object({
  currency: z.string(), won: count, closed: count,
  averageCents: cents.nullable(), winRate: rate, averageDays: days, centsPerDay: cents.nullable(),
})

export const velocityReport = z.object({
  period: periodSchema,
  currencies: z.array(velocity),
  byOwner: z.array(velocity.extend(ownerShape)),
  previous: z.object({ period: periodSchema, currencies: z.array(velocity) }).nullable(),
}).meta({ id: 'VelocityReport' })
export type VelocityReport = z.infer<typeof velocityReport>
export type Velocity = z.infer<typeof velocity>
