import { aliasOf } from './mappings/aliases'
import { emailPattern } from './values/emails'

/** How many records above the header may be a preamble, as LinkedIn and banks write it. */
const PREAMBLE_RECORDS = 20

export interface Header { index: number, names: string[] }

/**
 * The header among the first records: the one with the most names we know, else the first one that is as wide
 * as the rest. A file that starts with data at once gets `index` -1 and blank names.
 */
export function findHeader(records: string[][]): Header {
  const candidates = records.slice(0, PREAMBLE_RECORDS)
  const known = candidates.map(record => record.filter(cell => cell.length < 80 && aliasOf(cell)).length)
  const most = Math.max(0, ...known)
  const width = Math.max(0, ...candidates.map(record => record.length))
  const index = most > 0
    ? known.indexOf(most)
    : candidates.findIndex(record => record.length === width && record.some(cell => cell.trim()))
  const record = candidates[index] ?? []
  if (most === 0 && record.some(cell => emailPattern.test(cell))) return { index: index - 1, names: record.map(() => '') }
  return { index, names: record.map(cell => cell.replaceAll(/\s+/g, ' ').trim()) }
}
