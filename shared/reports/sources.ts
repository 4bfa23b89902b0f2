import { z } from 'zod'
import { cents, count, periodSchema, rate } from '#shared/reports/answers'
import { reportFields, reportQuery, tableFields } from '#shared/reports/schema'

export const sourceTables = ['bySource', 'byCampaign'] as const

/** The last twelve months, this one included. A pipeline narrows down deals and sales, not contacts. */
export const sourcesReportQuery = reportQuery({ ...reportFields, ...tableFields(sourceTables) })
export type SourcesReportQuery = z.output<typeof sourcesReportQuery>

/**
 * What an effort brought in the period: contacts made, deals made and won, sales (won deals and purchases). The conversion is
 * won deals ÷ all deals that ended. Null revenue per contact: no contact was made.
 */
const yielded = {
  contacts: count, opened: count, won: count, lost: count, conversion: rate,
  revenue: z.array(z.object({ currency: z.string(), count, valueCents: cents, perContactCents: cents.nullable() })),
}

/** The largest groups come first; null is "not known". */
export const sourcesReport = z.object({
  period: periodSchema,
  bySource: z.array(z.object({ source: z.string().nullable(), ...yielded })),
  byCampaign: z.array(z.object({ campaign: z.string().nullable(), ...yielded })),
  /** With `compare`: of the period before. */
  previous: z.object({
    period: periodSchema,
    bySource: z.array(z.object({ source: z.string().nullable(), ...yielded })),
    byCampaign: z.array(z.object({ campaign: z.string().nullable(), ...yielded })),
  }).nullable(),
}).meta({ id: 'SourcesReport' })
export type SourcesReport = z.infer<typeof sourcesReport>
