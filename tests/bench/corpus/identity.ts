import { randomFor } from './random'

export type CorpusKind = 'contact' | 'company' | 'deal' | 'activity' | 'purchase' | 'payment' | 'task'

const YEARS = 5
const MS_PER_DAY = 86_400_000

/** When the record came to be: spread evenly over the five years before `now`, in the order of the index. */
export function createdAt(index: number, count: number, now: number): number {
  const span = YEARS * 365 * MS_PER_DAY
  return Math.floor(now - span + (span - MS_PER_DAY) * (index / count))
}

/** The UUIDv7 of a record: its time of creation, then bits that follow from its kind and index. */
export function corpusId(kind: CorpusKind, index: number, time: number): string {
  const next = randomFor(`${kind} id`, index)
  const hex = (digits: number) => Math.floor(next() * 16 ** digits).toString(16).padStart(digits, '0')
  const stamp = time.toString(16).padStart(12, '0')
  const variant = '89ab'[Math.floor(next() * 4)]
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
}
