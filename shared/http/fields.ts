import { z } from 'zod'

/** A UUID as text. Any other form cannot name a record, so it is answered like an id that does not exist. */
export const idSchema = z.uuid({ error: 'invalid_id' })

/** Control characters (general category Cc) other than tab, line feed and carriage return. */
const controlCharacters = /[^\P{Cc}\t\n\r]/u

/** One line of text, trimmed, without control characters. */
export function line(max: number) {
  return z.string({ error: 'expected_text' }).trim().max(max, { error: 'too_long' })
    .refine(text => !controlCharacters.test(text) && !/[\r\n]/.test(text), { error: 'control_characters' })
    .refine(text => text.isWellFormed(), { error: 'broken_text' })
}

/** Text of several lines; control characters other than tab and new line are refused. */
export function text(max: number) {
  return z.string({ error: 'expected_text' }).max(max, { error: 'too_long' })
    .refine(value => !controlCharacters.test(value), { error: 'control_characters' })
    .refine(value => value.isWellFormed(), { error: 'broken_text' })
}

/** A field that may be empty: an empty string is stored as null. */
export function optional<T extends z.ZodType<string>>(schema: T) {
  return schema.transform(value => value === '' ? null : value).nullable().optional()
}

/** A calendar day `YYYY-MM-DD` of the years 1900 to 2999 that exists. */
export const daySchema = z.iso.date({ error: 'invalid_day', abort: true })
  .refine(day => day >= '1900-01-01' && day <= '2999-12-31', { error: 'invalid_day' })

export const optionalDay = z.union([daySchema, z.literal('').transform(() => null)]).nullable().optional()

/** An instant in UTC, stored with milliseconds. */
export const instantSchema = z.iso.datetime({ offset: true, error: 'invalid_instant' })
  .transform(instant => new Date(instant).toISOString())

export const emailSchema = line(254).toLowerCase().pipe(z.email({ error: 'invalid_email' }))

/** ISO 4217 codes that this runtime knows. */
export const currencySchema = z.string({ error: 'invalid_currency' }).toUpperCase()
  .refine(code => Intl.supportedValuesOf('currency').includes(code), { error: 'invalid_currency' })

export const timeZoneSchema = z.string().refine(isTimeZone, { error: 'invalid_time_zone' })

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  }
  catch {
    return false
  }
}

const trueOrFalse = z.enum(['true', 'false'], { error: 'expected_true_or_false' }).transform(value => value === 'true')

/** A switch in a query string; absent means `fallback`. */
export function flag(fallback: boolean) {
  return trueOrFalse.optional().transform(value => value ?? fallback)
}

/** Names of tags with commas between them; a record has to have all of them. */
export const tagsFilter = line(1000).transform(names => names.split(',').map(name => name.trim()).filter(Boolean)).optional()

/** A source or campaign that a list is narrowed to; `none` for unknown. */
export const originFilter = line(60).optional()

/** Narrows a list to what should have happened before today. */
export const overdue = z.literal('overdue', { error: 'unknown_due' }).optional()

/** One of a fixed list of sort keys; a leading minus is descending. */
export function sortBy<const Key extends string>(sortKeys: readonly Key[]) {
  type Sort = Key | `-${Key}`
  const values: Sort[] = sortKeys.flatMap(key => [key, `-${key}` as const])
  return z.literal(values, { error: 'unknown_sort_key' }).optional()
}

/** What every list takes: `limit`, `cursor`, `sort` (from a fixed list of keys, a leading minus is descending), `q`, `total`. */
export function listQuery<const Key extends string>(sortKeys: readonly Key[], fallback: Key | `-${Key}`) {
  return {
    limit: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(200, { error: 'too_large' }).default(50).describe('How many at most.'),
    cursor: z.string().max(1000).optional().describe('As the page before answered it.'),
    sort: sortBy(sortKeys).transform(sort => sort ?? fallback).describe('A leading minus is descending.'),
    q: z.string().max(200, { error: 'too_long' }).optional().describe('Words that are looked for.'),
    total: flag(true).describe('With false nothing is counted, which is faster.'),
  }
}
