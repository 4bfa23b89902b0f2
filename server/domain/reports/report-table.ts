import { z } from 'zod'
import { toMajor } from '#shared/money/money'
import { renderCsv, type Cell } from '#server/exporters/csv'

type Row = Record<string, unknown>
interface Column {
  name: string
  list?: string
  /** What the items of the lists go by. */
  isKey?: boolean
  heading: string
}

/** A part of a report as a CSV file. */
export async function csvOf(part: z.ZodType, entries: Row[]): Promise<string> {
  const { header, rows } = tableOf(part, entries)
  const slices: string[] = []
  for await (const slice of renderCsv(header, inOne(rows))) slices.push(slice)
  return slices.join('')
}

async function* inOne(rows: Cell[][]) {
  yield rows
}

/**
 * A part of a report as a table, by its schema: a row for each of its entries and, where these list sums or types, for
 * each of those; further lists are matched by what the first goes by. Money is in major units, and ids are left out.
 */
export function tableOf(part: z.ZodType, entries: Row[]): { header: string[], rows: Cell[][] } {
  const columns = columnsOf(part)
  const lists = [...new Set(columns.flatMap(({ list }) => list ?? []))]
  return { header: columns.map(({ heading }) => heading), rows: entries.flatMap(entry => rowsOf(entry, columns, lists)) }
}

function columnsOf(part: z.ZodType): Column[] {
  const fields = Object.entries(fieldsOf(part) ?? {})
  const lists = fields.filter(([, field]) => fieldsOf(field)).map(([name]) => name)
  return fields.toSorted(([, a], [, b]) => rankOf(a) - rankOf(b)).flatMap(([name, field]) => {
    const inner = fieldsOf(field)
    if (!inner) return name.endsWith('Id') ? [] : [{ name, heading: headingOf(name) }]
    const isFurther = lists.indexOf(name) > 0
    return Object.keys(inner).map((column, index) => ({ name: column, list: name, isKey: index === 0, heading: headingOf(isFurther ? `${name} ${column}` : column) }))
      .filter(({ isKey }) => !isFurther || !isKey)
  })
}

/** What an entry is called comes first, then its own figures, then what it lists. */
function rankOf(schema: z.ZodType): number {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema
  if (inner instanceof z.ZodArray) return 2
  return inner instanceof z.ZodNumber ? 1 : 0
}

/** The fields of what a list holds; undefined of all else. */
function fieldsOf(schema: z.ZodType): Record<string, z.ZodType> | undefined {
  if (schema instanceof z.ZodNullable) return fieldsOf(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodArray && schema.element instanceof z.ZodObject ? schema.element.shape as Record<string, z.ZodType> : undefined
}

function rowsOf(entry: Row, columns: Column[], lists: string[]): Cell[][] {
  const items = (list: string) => (entry[list] ?? []) as Row[]
  const keyOf = (item: Row) => Object.values(item)[0]
  const keys = lists.length ? [...new Set(lists.flatMap(items).map(keyOf))] : []
  return (keys.length ? keys : [undefined]).map(key => columns.map(({ name, list, isKey }) => {
    if (isKey) return cellOf(key, name)
    const source = list === undefined ? entry : items(list).find(item => keyOf(item) === key)
    return cellOf(source?.[name], name, source)
  }))
}

function cellOf(value: unknown, name: string, { currency }: Row = {}): Cell {
  if (typeof value === 'number' && isMoney(name) && typeof currency === 'string') return toMajor(value, currency)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** Minor units: `averageCents`, `centsPerDay`. */
function isMoney(name: string): boolean {
  return /Cents$|^cents[A-Z]/.test(name)
}

/** `averageCents` becomes "Average", `centsPerDay` "Per day", `ownerName` "Owner name". */
function headingOf(name: string): string {
  const words = name.replace(/(?<=.)Cents$|^cents(?=[A-Z])/, '').replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).trim()
  return words[0]!.toUpperCase() + words.slice(1)
}
