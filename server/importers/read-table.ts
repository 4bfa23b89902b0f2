import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CsvError } from 'csv-parse'
import { createCsvParser, firstRecords, MAX_COLUMNS } from './csv-parser'
import { decodedText, detectEncoding, type TextEncodingName } from './encoding'
import type { FileSource } from './file-source'
import { findHeader } from './header'
import { ImportFileError } from './import-file-error'
import { detectSeparator } from './separator'

/** One row; `line` is the line of the file it starts on, counted from 1. Blank rows have only empty cells. */
export interface TableRow { line: number, cells: string[] }

export interface Table {
  encoding: TextEncodingName
  separator: string
  headers: string[]
  /** The first rows, to propose a mapping from. */
  sample: string[][]
  /** All rows, in slices: between two slices the event loop is free. */
  rows(): AsyncGenerator<TableRow[]>
}

const SAMPLE_CHARACTERS = 64 * 1024
const SLICE_ROWS = 128
const MAX_ROWS = 250_000

/** Recognises a file as a table and prepares to read its rows. Throws ImportFileError for what is no table. */
export async function readTable(source: FileSource): Promise<Table> {
  const encoding = await detectEncoding(source)
  const start = await beginning(source, encoding)
  if (!start.text.trim()) throw new ImportFileError('empty_file')
  if (/^\s*BEGIN:VCARD/i.test(start.text)) throw new ImportFileError('vcard_file')
  const { separator, skip } = detectSeparator(start.text, start.isWhole)
  const records = firstRecords(start.text.slice(skip), separator, start.isWhole)
  if (records.length === 0) await refuseUnreadableStart(source, encoding, separator)
  const header = findHeader(records)
  if (header.names.length > MAX_COLUMNS) throw new ImportFileError('too_many_columns')
  const skipped = records.slice(0, header.index + 1)
  const firstLine = (skip ? 2 : 1) + skipped.reduce((lines, record) => lines + linesOf(record), 0)
  return {
    encoding,
    separator,
    headers: header.names,
    sample: records.slice(header.index + 1).filter(hasText),
    rows: () => rowsOf(decodedText(source, encoding), separator, skip, skipped.length, firstLine),
  }
}

async function beginning(source: FileSource, encoding: TextEncodingName): Promise<{ text: string, isWhole: boolean }> {
  let text = ''
  for await (const part of decodedText(source, encoding)) {
    text += part
    if (text.length > SAMPLE_CHARACTERS) return { text, isWhole: false }
  }
  return { text, isWhole: true }
}

/** Not one record in the sample: a header of thousands of columns, or a quote that is never closed. */
async function refuseUnreadableStart(source: FileSource, encoding: TextEncodingName, separator: string): Promise<void> {
  for await (const rows of rowsOf(decodedText(source, encoding), separator, 0, 0, 1)) {
    if (rows.some(row => row.cells.length > MAX_COLUMNS)) throw new ImportFileError('too_many_columns')
    if (rows.length > 0) throw new ImportFileError('row_too_long', rows[0]?.line)
  }
  throw new ImportFileError('not_a_table')
}

async function* rowsOf(text: AsyncGenerator<string>, separator: string, skipCharacters: number, skipRecords: number, firstLine: number): AsyncGenerator<TableRow[]> {
  const parser = createCsvParser(separator)
  const input = Readable.from(withoutStart(text, skipCharacters), { objectMode: true })
  input.once('error', error => parser.destroy(error)).pipe(parser)
  let toSkip = skipRecords
  let count = 0
  let line = firstLine
  let slice: TableRow[] = []
  let blanks: TableRow[] = []
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (toSkip-- > 0) continue
      const row = { line, cells }
      line += linesOf(cells)
      // Blank rows count only when something follows: every spreadsheet leaves some at its end.
      if (!hasText(cells)) {
        blanks.push(row)
        continue
      }
      slice.push(...blanks, row)
      if (++count > MAX_ROWS) throw new ImportFileError('too_many_rows')
      blanks = []
      if (slice.length < SLICE_ROWS) continue
      yield slice
      slice = []
      await nextTurn()
    }
  }
  catch (error) {
    throw asFileError(error, line)
  }
  finally {
    input.destroy()
    parser.destroy()
  }
  if (count === 0) throw new ImportFileError('no_rows')
  if (slice.length > 0) yield slice
}

async function* withoutStart(text: AsyncGenerator<string>, characters: number): AsyncGenerator<string> {
  let rest = characters
  for await (const part of text) {
    if (part.length > rest) yield rest ? part.slice(rest) : part
    rest = Math.max(0, rest - part.length)
  }
}

function asFileError(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new ImportFileError('unclosed_quote', line)
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new ImportFileError(isInsideQuotes(error, line) ? 'unclosed_quote' : 'row_too_long', line)
  return new ImportFileError('not_a_table', line)
}

/** The parser does not tell; but only inside quotes can a row run over several lines. */
function isInsideQuotes(error: CsvError, line: number): boolean {
  return error['quoting'] === true || Number(error['lines']) > line + 1
}

function hasText(cells: string[]): boolean {
  return cells.some(cell => cell.trim() !== '')
}

function linesOf(cells: string[]): number {
  let lines = 1
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.match(/\r\n|\r|\n/g)?.length ?? 0
  }
  return lines
}
