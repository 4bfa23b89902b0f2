import { z } from 'zod'
import { activityTypes } from '#shared/activities/schema'
import { count, periodSchema, reportSum } from '#shared/reports/answers'
import { bucketField, reportFields, reportQuery, tableFields } from '#shared/reports/schema'

export const activityTables = ['byType', 'byMember', 'byTime', 'results', 'heatMap'] as const

const { pipelineId: _, ...fields } = reportFields
/** The last 30 days, by day. `ownerId` is the member who did it; `currency` is that of the won value. */
export const activityReportQuery = reportQuery({ ...fields, by: bucketField('day'), ...tableFields(activityTables) })
export type ActivityReportQuery = z.output<typeof activityReportQuery>

const countByType = z.object({ type: z.enum(activityTypes), count })
/** `userId` null: brought by a channel, or of someone who is gone. */
const member = z.object({ userId: z.string().nullable(), userName: z.string().nullable() })
const byType = { total: count, types: z.array(countByType) }

export const activityReport = z.object({
  period: periodSchema,
  byType: z.array(countByType),
  byMember: z.array(member.extend(byType)),
  byTime: z.array(periodSchema.extend(byType)),
  /** What each member has to show: deals by their owner, tasks by who they are assigned to. */
  results: z.array(member.extend({ won: count, lost: count, wonSums: z.array(reportSum), calls: count, meetings: count, emails: count, tasksCompleted: count })),
  /** Hours of the person's day (0 to 23) and of the week (0 is Sunday) in which anything happened. */
  heatMap: z.array(z.object({ weekday: z.int().min(0).max(6), hour: z.int().min(0).max(23), count })),
  previous: z.object({ period: periodSchema, total: count, byType: z.array(countByType) }).nullable(),
}).meta({ id: 'ActivityReport' })
export type ActivityReport = z.infer<typeof activityReport>
