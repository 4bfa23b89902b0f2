import type { ImportOutcome, ImportStatus } from '#shared/imports/schema'
import type { Flag, Instant, Json, Tenant } from './schema'

export interface ImportsTable extends Tenant {
  id: string
  kind: 'contacts'
  status: ImportStatus
  fileName: string
  system: string | null
  mapping: Json
  processed: number
  total: number
  imported: number
  updated: number
  skipped: number
  failed: number
  /** The names of the file's columns, in their order. */
  headers: Json
  isUndoing: Flag
  /** The last record that an undo has dealt with. */
  undoCursor: string
  /** Records an undo left alone, because someone has worked on them. */
  kept: number
  /** Ids of the tags that did not exist before. */
  madeTags: Json
  userId: string
  createdAt: Instant
  finishedAt: Instant | null
  error: string | null
}

export interface ImportRowsTable extends Tenant {
  importId: string
  line: number
  outcome: ImportOutcome
  reason: string | null
  recordId: string | null
  /** The version the import left the record at. */
  recordVersion: number | null
  /** The same for rows that say the same, in this file or another. */
  fingerprint: string | null
  /** What the row changed, for undo. */
  changes: Json | null
  /** The cells of a wrong row, as they were in the file. */
  cells: Json | null
  warnings: Json | null
}
