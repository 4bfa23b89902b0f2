import type { ImportField, ImportSystem } from '#shared/imports/fields'

export const importOutcomes = ['new', 'update', 'skip', 'error'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** Why a row becomes what it becomes: by what it matched a contact, or what is wrong with it. */
export const importReasons = [
  'same_email', 'same_profile', 'same_phone_and_name', 'same_name_and_company', 'same_row',
  'blank_row', 'no_name_email_or_phone', 'not_yours',
] as const
export type ImportReason = (typeof importReasons)[number]

export const importWarningCodes = [
  'invalid_email', 'invalid_phone', 'invalid_date', 'invalid_link', 'invalid_number', 'unknown_status', 'text_cut', 'extra_cells',
] as const
export type ImportWarningCode = (typeof importWarningCodes)[number]

export type ImportStatus = 'queued' | 'running' | 'done' | 'failed' | 'undone'

export interface ImportLineProblem { line: number, column: string, code: ImportReason, message: string }
export interface ImportLineWarning { line: number, column: string, code: ImportWarningCode, value: string, message: string }

/** A column of the file, as the mapping step shows it. `key` names it in a mapping. */
export interface ImportColumn {
  key: string
  name: string
  samples: string[]
  field: ImportField
  overwrite: boolean
  confidence: number
}

/** What a dry run says of one row. */
export interface ImportPreviewRow { line: number, outcome: ImportOutcome, name: string, reason?: ImportReason }

export interface ImportSummary {
  id: string
  status: ImportStatus
  /** Rows done and rows in all; while an import is undone, records. */
  processed: number
  total: number
  isUndoing: boolean
  /** Records that an undo left as they are, because someone has worked on them since. */
  kept: number
  fileName: string
  system: ImportSystem
  imported: number
  updated: number
  skipped: number
  failed: number
  userName: string
  createdAt: string
  finishedAt: string | null
  error: string | null
}

/** The answer of an import, running or finished. */
export interface ImportResult {
  imported: number
  updated: number
  skipped: number
  errors: ImportLineProblem[]
  warnings: ImportLineWarning[]
  mapping: Record<string, ImportField | { field: ImportField, overwrite: boolean }>
  import: ImportSummary
}

/** The answer of a dry run: what would happen, and nothing has. */
export interface ImportPreview extends Omit<ImportResult, 'import'> {
  import: null
  system: ImportSystem
  columns: ImportColumn[]
  rows: ImportPreviewRow[]
  /** Rows that are wrong, also those that `errors` does not list for their number. */
  failed: number
  total: number
}
