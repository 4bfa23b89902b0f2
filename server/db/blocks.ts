import { breathe } from './breathe'

const blockSizes = [64, 16, 4, 1]

/**
 * Writes many rows in statements of few different lengths: each length is compiled and prepared once, however many
 * rows there are, none passes the engines' limit of parameters, and requests get their turn in between.
 */
export async function inBlocks<Row>(rows: Row[], write: (block: Row[]) => Promise<unknown>): Promise<void> {
  let start = 0
  for (const size of blockSizes) {
    for (; rows.length - start >= size; start += size) {
      await write(rows.slice(start, start + size))
      await breathe()
    }
  }
}

/**
 * The same values, the last repeated until there are 1, 4, 16, 64, 256 …: `in (…)` then comes in few different lengths,
 * each compiled and prepared once.
 */
export function padded<Value>(values: Value[]): Value[] {
  let length = 1
  while (length < values.length) length *= 4
  return values.length === 0 ? [] : [...values, ...Array<Value>(length - values.length).fill(values.at(-1)!)]
}
