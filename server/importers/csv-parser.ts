import { type Parser, parse } from 'csv-parse'

export const MAX_ROW_LENGTH = 1_000_000
export const MAX_COLUMNS = 1_000

/**
 * A parser that forgives what spreadsheets write: stray quotes, rows of any length, all three line ends.
 * Blank lines come out as rows, so that line numbers stay those of the file.
 */
export function createCsvParser(separator: string): Parser {
  return parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_ROW_LENGTH,
  })
}

/** The complete records at the start of a text; a record that the text cuts off is left out unless `isWhole`. */
export function firstRecords(text: string, separator: string, isWhole: boolean): string[][] {
  const parser = createCsvParser(separator)
  parser.on('error', () => undefined)
  // The parser looks a few characters ahead before it gives a record out.
  parser.write(isWhole ? `${text}\n\n\n\n\n\n\n\n` : text)
  const records: string[][] = []
  for (let record: string[] | null = parser.read(); record; record = parser.read()) records.push(record)
  parser.destroy()
  return records
}
