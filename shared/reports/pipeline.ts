import { z } from 'zod'
import { idSchema } from '#shared/http/fields'
import { bucketField, reportFields, reportQuery, tableFields } from '#shared/reports/schema'
import { count, days, periodSchema, rate, stageShape, weightedSum } from '#shared/reports/answers'

export const pipelineTables = ['pipeline', 'conversionRates', 'avgDaysByStage', 'history'] as const

/** The last 90 days of the default pipeline, by week. */
export const pipelineReportQuery = reportQuery({ ...reportFields, by: bucketField('week'), ...tableFields(pipelineTables) })
export type PipelineReportQuery = z.output<typeof pipelineReportQuery>

const openDeals = z.object({ count, sums: z.array(weightedSum) })

/** Of the deals that entered a stage in the period: how many have gone on to a later stage or were won since, how many of them were won, and how many lost. */
export const stageConversion = z.object({ ...stageShape, entered: count, advanced: count, won: count, lost: count, rate, wonRate: rate })

export const pipelineReport = z.object({
  period: periodSchema,
  pipelineId: idSchema,
  /** What is open now, by stage. */
  pipeline: z.array(openDeals.extend({ ...stageShape, probability: z.int() })),
  conversionRates: z.array(stageConversion),
  /** How long deals stayed that left the stage in the period, and how long those have been in it that are there now. */
  avgDaysByStage: z.array(z.object({ ...stageShape, left: count, averageDays: days, present: count, presentDays: days })),
  /** What was open when each part of the period ended (now, if it is not over), at the values that the deals have now, weighted by the stage that they were in. */
  history: z.array(openDeals.extend(periodSchema.shape)),
  /** With `compare`: of the period before. */
  previous: z.object({ period: periodSchema, open: openDeals, conversionRates: z.array(stageConversion) }).nullable(),
}).meta({ id: 'PipelineReport' })
export type PipelineReport = z.infer<typeof pipelineReport>
