import type { ParsedLink } from './values/links'
import type { ImportedStatus } from './values/statuses'

export interface ImportedContact {
  firstName: string
  lastName: string
  emails: { address: string, label: string }[]
  phones: { number: string, label: string }[]
  title: string
  companyName: string
  companyWebsite: string
  /** `YYYY-MM-DD`, or `--MM-DD` when the year is not known; '' when there is none. */
  birthday: string
  address: string
  links: ParsedLink[]
  status: ImportedStatus | undefined
  source: string
  campaign: string
  followUpDays: number | undefined
  nextAction: string
  nextActionDate: string
}

export type RowWarningCode = 'invalid_email' | 'invalid_phone' | 'invalid_date' | 'invalid_link' | 'invalid_number' | 'unknown_status' | 'text_cut' | 'extra_cells'

export interface RowWarning { column: string, code: RowWarningCode, value: string }

export type ContactRow
  = { kind: 'contact', contact: ImportedContact, tags: string[], note: string, warnings: RowWarning[] }
    | { kind: 'blank' }
    | { kind: 'error', code: 'no_name_email_or_phone', column: string }
