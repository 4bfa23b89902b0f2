import { firstRecords } from './csv-parser'

/** Enough for dozens of rows; more would hold the event loop, for every separator is tried. */
const SAMPLE_CHARACTERS = 16 * 1024

const separators = [',', ';', '\t', '|']
const declaration = /^sep=(.)\r?\n/i

export interface SeparatorChoice { separator: string, skip: number }

/** The separator of a file from its beginning; `skip` characters of a `sep=;` line are not part of the table. */
export function detectSeparator(start: string, isWhole: boolean): SeparatorChoice {
  const declared = declaration.exec(start)
  if (declared) return { separator: declared[1]!, skip: declared[0].length }
  const sample = start.slice(0, SAMPLE_CHARACTERS)
  const scored = separators.map(separator => ({ separator, score: consistency(sample, separator, isWhole && sample.length === start.length) }))
  const best = scored.reduce((left, right) => right.score > left.score ? right : left)
  return { separator: best.score > 0 ? best.separator : commonest(start), skip: 0 }
}

/** Rows that agree on a width of two or more speak for a separator; a preamble or a ragged row does not decide. */
function consistency(sample: string, separator: string, isWhole: boolean): number {
  const widths = new Map<number, number>()
  for (const record of firstRecords(sample, separator, isWhole).slice(0, 60)) {
    if (record.length > 1) widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
  }
  return Math.max(0, ...[...widths].map(([width, rows]) => rows * rows * Math.log2(width)))
}

/** For a first row too long for the sample: whatever occurs most often in it. */
function commonest(start: string): string {
  const line = start.split(/[\r\n]/, 1)[0] ?? ''
  const counts = separators.map(separator => line.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}
