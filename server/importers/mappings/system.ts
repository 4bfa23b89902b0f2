import type { ImportField, ImportSystem } from '#shared/imports/fields'

/** What we know of one program's export. Headers are as written in the file. */
export interface SystemMapping {
  system: ImportSystem
  recognises(headers: ReadonlySet<string>): boolean
  /** The field of a column where the program's own meaning differs from the usual one. */
  fieldOf?(header: string): ImportField | undefined
  /** Every contact of such a file comes from here. */
  source?: string
}

export function hasAll(headers: ReadonlySet<string>, ...names: string[]): boolean {
  return names.every(name => headers.has(name))
}
