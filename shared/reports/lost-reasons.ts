import { z } from 'zod'
import { count, counted, ownerShape, periodSchema, rate, reportSum } from '#shared/reports/answers'
import { reportFields, reportQuery, tableFields } from '#shared/reports/schema'

export const lostReasonTables = ['reasons', 'byOwner', 'byStage'] as const

/** The last twelve months, this one included. */
export const lostReasonsReportQuery = reportQuery({ ...reportFields, ...tableFields(lostReasonTables) })
export type LostReasonsReportQuery = z.output<typeof lostReasonsReportQuery>

/** Null is lost without a reason. */
const reason = z.string().nullable()

export const lostReasonsReport = z.object({
  period: periodSchema,
  total: counted,
  /** The most frequent first; `share` is of all lost deals. */
  reasons: z.array(counted.extend({ reason, share: rate })),
  byOwner: z.array(z.object({ ...ownerShape, reason, count, sums: z.array(reportSum) })),
  /** By the open stage that they were in last; null for those that were made as lost, or whose stage is gone. */
  byStage: z.array(z.object({ stageId: z.string().nullable(), stageName: z.string().nullable(), reason, count, sums: z.array(reportSum) })),
  previous: z.object({ period: periodSchema, total: counted }).nullable(),
}).meta({ id: 'LostReasonsReport' })
export type LostReasonsReport = z.infer<typeof lostReasonsReport>
