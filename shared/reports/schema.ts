import { z } from 'zod'
import { bucketSizes, type BucketSize } from '#shared/dates/buckets'
import { currencySchema, daySchema, flag, idSchema } from '#shared/http/fields'

export type { BucketSize }

const mostYears = 10
/** In days: beyond that a period is parted into weeks at least, so that no answer has more than some hundred parts. */
const mostDaysByDay = 400

/** What every report asks: days are the person's, `from` included and `to` excluded. Each report says what it takes when they are left out. */
export const reportFields = {
  from: daySchema.optional(),
  to: daySchema.optional(),
  pipelineId: idSchema.optional(),
  ownerId: z.union([idSchema, z.literal('none')]).optional(),
  currency: currencySchema.optional(),
  /** Also the figures of the period before, as long as this one. */
  compare: flag(false),
}

/** As `csv` the answer is the table named by `table`, each report having its own. */
export function tableFields<const Name extends string>(tables: readonly [Name, ...Name[]]) {
  return {
    format: z.enum(['json', 'csv'], { error: 'unknown_format' }).default('json'),
    table: z.enum(tables, { error: 'unknown_table' }).default(tables[0] as never),
  }
}

export const bucketField = (fallback: BucketSize) => z.enum(bucketSizes, { error: 'unknown_bucket' }).default(fallback)

interface AskedPeriod { from?: string, to?: string, by?: BucketSize }

/** A report's query, refusing periods that end before they begin or are longer than ten years. */
export function reportQuery<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).superRefine((query: AskedPeriod, context) => {
    const issue = periodIssue(query)
    if (issue) context.addIssue({ code: 'custom', path: [issue.path], message: issue.code })
  })
}

/** What is wrong with a period that both ends are known of. */
export function periodIssue({ from, to, by }: AskedPeriod): { path: string, code: string } | undefined {
  if (!from || !to) return undefined
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  if (days <= 0) return { path: 'to', code: 'ends_before_it_begins' }
  if (days > mostYears * 366) return { path: 'from', code: 'longer_than_ten_years' }
  if (by === 'day' && days > mostDaysByDay) return { path: 'by', code: 'too_many_days' }
  return undefined
}

export type ReportFilters = Partial<Pick<z.output<ReturnType<typeof reportQuery<typeof reportFields>>>, 'pipelineId' | 'ownerId' | 'currency'>>
