import { z } from 'zod'
import { count, ownerShape, periodSchema, rate } from '#shared/reports/answers'
import { stageConversion } from '#shared/reports/pipeline'
import { bucketField, reportFields, reportQuery, tableFields } from '#shared/reports/schema'

export const conversionTables = ['byTime', 'byOwner', 'byStage'] as const

/** The last twelve months, this one included, by month. Without a pipeline: all of them, and no stages. */
export const conversionReportQuery = reportQuery({ ...reportFields, by: bucketField('month'), ...tableFields(conversionTables) })
export type ConversionReportQuery = z.output<typeof conversionReportQuery>

/** Deals by how they ended, and the share of won ones among all that ended. */
export const closedDeals = z.object({ won: count, lost: count, abandoned: count, rate })

export const conversionReport = z.object({
  period: periodSchema,
  total: closedDeals,
  byTime: z.array(closedDeals.extend(periodSchema.shape)),
  byOwner: z.array(closedDeals.extend(ownerShape)),
  /** As in the report on the pipeline. */
  byStage: z.array(stageConversion),
  previous: z.object({ period: periodSchema, total: closedDeals }).nullable(),
}).meta({ id: 'ConversionReport' })
export type ConversionReport = z.infer<typeof conversionReport>
export type ClosedDeals = z.infer<typeof closedDeals>
