import type { ImportLineProblem, ImportLineWarning, ImportReason } from '#shared/imports/schema'
import type { RowWarning, RowWarningCode } from '#server/importers/imported-contact'

const problemTexts: Partial<Record<ImportReason, string>> = {
  no_name_email_or_phone: 'A contact needs a name, an e-mail address or a phone number, and this row has none of them.',
  not_yours: 'A contact with this e-mail address exists, but it is not yours. Ask a manager about it.',
  plan_limit_reached: 'The plan of this organization has no room for more records. Make room, or have the limit raised, and import these rows again.',
}

const warningTexts: Record<RowWarningCode, string> = {
  invalid_email: 'is not an e-mail address; it was kept in a note',
  invalid_phone: 'is not a phone number; it was kept in a note',
  invalid_date: 'is not a date we can read; it was kept in a note',
  invalid_link: 'is not a web address; it was kept in a note',
  invalid_number: 'is not a number of days; it was kept in a note',
  unknown_status: 'is not a status we know; it was kept in a note',
  text_cut: 'is too long for its field; it was cut there and kept whole in a note',
  extra_cells: 'stands beyond the last column; it was kept in a note',
}

/** A row that was not imported, in words. */
export function problemOf(line: number, reason: string | null): ImportLineProblem {
  const code = (reason ?? 'no_name_email_or_phone') as ImportReason
  return { line, column: code === 'not_yours' ? 'email' : '', code, message: problemTexts[code] ?? code }
}

/** What of an imported row could not be read, in words. */
export function warningsOf(line: number, warnings: RowWarning[]): ImportLineWarning[] {
  return warnings.map(({ column, code, value }) => ({ line, column, code, value, message: `“${value}” ${warningTexts[code]}.` }))
}
