export const importFileProblems = {
  empty_file: 'The file is empty. Export your contacts again and choose the new file.',
  not_a_table: 'This is not a table of text. Export your contacts as CSV and choose that file.',
  spreadsheet_file: 'This is a spreadsheet, not a CSV file. Open it, choose “Save as” and then CSV (UTF-8).',
  vcard_file: 'This is a vCard file. Export your contacts as CSV and choose that file.',
  unsupported_encoding: 'The text of this file is in an encoding we cannot read. Save it as CSV (UTF-8).',
  no_rows: 'The file has a header but no rows below it.',
  too_many_columns: 'The file has more columns than a contact list can have (the limit is 1,000).',
  row_too_long: 'A row is longer than 1 million characters. Look for a missing line break or a stray quotation mark.',
  unclosed_quote: 'A quotation mark is opened and never closed. Mend that line and choose the file again.',
  too_many_rows: 'The file has more than 250,000 rows. Split it and import the parts one after the other.',
  file_too_large: 'The file is larger than 64 MB. Split it and import the parts one after the other.',
} as const

export type ImportFileProblem = keyof typeof importFileProblems

/** A file that cannot be read as a table at all; `line` is where the trouble begins, when that is known. */
export class ImportFileError extends Error {
  constructor(readonly code: ImportFileProblem, readonly line?: number) {
    super(line ? `Line ${line}: ${importFileProblems[code]}` : importFileProblems[code])
    this.name = 'ImportFileError'
  }
}
