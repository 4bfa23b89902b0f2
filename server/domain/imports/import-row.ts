import { createHash } from 'node:crypto'
import type { ReadContactRow } from '#server/importers/contact-row'
import type { ContactRow } from '#server/importers/imported-contact'
import type { TableRow } from '#server/importers/read-table'

/** A row of the file with what it says; `fingerprint` is the same for rows that say the same. */
export interface ImportRow { line: number, cells: string[], content: ContactRow, fingerprint: string | null }

/** Reads a row by the mapping. */
export function readImportRow(row: TableRow, read: ReadContactRow): ImportRow {
  const content = read(row.cells)
  return { ...row, content, fingerprint: content.kind === 'contact' ? fingerprintOf(content) : null }
}

function fingerprintOf({ contact, tags, note }: Extract<ContactRow, { kind: 'contact' }>): string {
  return createHash('sha256').update(JSON.stringify([contact, tags, note])).digest('base64url').slice(0, 24)
}
