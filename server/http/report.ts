import { send, setResponseHeader, type H3Event } from 'h3'
import type { z } from 'zod'
import { csvOf } from '#server/domain/reports/report-table'
import { sent } from './description'

interface Asked<Table extends string> { format: 'json' | 'csv', table: Table }

/** Answers a report in the form that its query asks for: whole, or one of its tables as CSV. */
export async function inForm<Table extends string, Report extends Record<Table, object[]>>(
  event: H3Event, { format, table }: Asked<Table>, name: string, schema: z.ZodObject<Record<Table, z.ZodType>>, report: Report,
): Promise<Report | typeof sent> {
  if (format === 'json') return report
  const text = await csvOf(schema.shape[table], report[table] as Record<string, unknown>[])
  setResponseHeader(event, 'content-disposition', `attachment; filename="${name}-${table}.csv"`)
  setResponseHeader(event, 'x-content-type-options', 'nosniff')
  await send(event, text, 'text/csv; charset=utf-8')
  return sent
}
