import { z } from 'zod'
import { cents, count, ownerShape, periodSchema } from '#shared/reports/answers'
import { bucketField, reportFields, reportQuery, tableFields } from '#shared/reports/schema'

export const revenueTables = ['byTime', 'bySource', 'byCampaign', 'byOwner'] as const

/** The last twelve months, this one included, by month. With a pipeline: its deals and the purchases on them. */
export const revenueReportQuery = reportQuery({ ...reportFields, by: bucketField('month'), ...tableFields(revenueTables) })
export type RevenueReportQuery = z.output<typeof revenueReportQuery>

/** What sales of one currency add up to; `paidCents` is what came in for them until now, whenever that was. */
export const revenueSum = z.object({ currency: z.string(), count, totalCents: cents, averageCents: cents, paidCents: cents })
const sums = z.array(revenueSum)
/** With `compare`, what the same group had in the period before; empty where it had nothing. */
const compared = { sums, previous: sums.nullable() }

/** A sale is a deal won or a purchase made in the period. The largest groups come first; null is "not known". */
export const revenueReport = z.object({
  period: periodSchema,
  total: sums,
  byTime: z.array(periodSchema.extend({ sums })),
  bySource: z.array(z.object({ source: z.string().nullable(), ...compared })),
  byCampaign: z.array(z.object({ campaign: z.string().nullable(), ...compared })),
  /** Of a deal its owner, of a purchase the owner of its deal, else of its contact, else of its company. */
  byOwner: z.array(z.object({ ...ownerShape, ...compared })),
  previous: z.object({ period: periodSchema, total: sums }).nullable(),
}).meta({ id: 'RevenueReport' })
export type RevenueReport = z.infer<typeof revenueReport>
export type RevenueSum = z.infer<typeof revenueSum>
