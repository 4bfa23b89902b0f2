export const importOutcomes = ['new', 'update', 'skip', 'error'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** Why a row becomes what it becomes: by what it matched a contact, or what is wrong with it. */
export const importReasons = [
  'same_email', 'same_profile', 'same_phone_and_name', 'same_name_and_company', 'same_row',
  'blank_row', 'no_name_email_or_phone', 'not_yours', 'plan_limit_reached',
] as const
export type ImportReason = (typeof importReasons)[number]

export const importWarningCodes = [
  'invalid_email', 'invalid_phone', 'invalid_date', 'invalid_link', 'invalid_number', 'unknown_status', 'text_cut', 'extra_cells',
] as const

export const importStatuses = ['queued', 'running', 'done', 'failed', 'undone'] as const
export type ImportStatus = (typeof importStatuses)[number]

export type { ImportLineProblem, ImportLineWarning, ImportColumn, ImportPreviewRow, ImportSummary, ImportResult, ImportPreview } from './answers'
