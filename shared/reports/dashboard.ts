import { z } from 'zod'
import { count, counted, periodSchema, reportSum, weightedSum } from '#shared/reports/answers'
import { closedDeals } from '#shared/reports/conversion'
import { reportFields, reportQuery } from '#shared/reports/schema'

const { compare: _, ...fields } = reportFields
/** This month, compared with as many days before it: what each tile says first. `pipelineId` is for deals alone. */
export const dashboardQuery = reportQuery(fields)
export type DashboardQuery = z.output<typeof dashboardQuery>

const openDeals = z.object({ count, sums: z.array(weightedSum) })

export const dashboard = z.object({
  period: periodSchema,
  previousPeriod: periodSchema,
  /** Open now; before: when the period began, weighted by the stage that each deal was in. */
  pipeline: openDeals.extend({ previous: openDeals }),
  won: counted.extend({ previous: counted }),
  lost: counted.extend({ previous: counted }),
  conversion: closedDeals.extend({ previous: closedDeals }),
  /** Now: contacts whose next action or follow-up is overdue, deals whose next action is, and tasks past their time. */
  overdue: z.object({ contacts: count, deals: count, tasks: count }),
}).meta({ id: 'Dashboard' })
export type Dashboard = z.infer<typeof dashboard>

/** The slower tiles: twelve months with this one by default, so that growth is seen. */
export const dashboardCustomers = z.object({
  period: periodSchema,
  /** By month: contacts made, and contacts whose first sale it was. */
  growth: z.array(periodSchema.extend({ contacts: count, newCustomers: count, rate: z.number().min(0).nullable() })),
  /** The tags that brought most, at most ten: contacts that carry them now, and what was sold to those in the period. */
  tags: z.array(z.object({ tag: z.string(), color: z.string(), contacts: count, sums: z.array(reportSum) })),
}).meta({ id: 'DashboardCustomers' })
export type DashboardCustomers = z.infer<typeof dashboardCustomers>
