const blockSizes = [64, 16, 4, 1]

/**
 * Writes many rows in statements of few different lengths: each length is compiled and prepared once, however many
 * rows there are, and none passes the engines' limit of parameters.
 */
export async function inBlocks<Row>(rows: Row[], write: (block: Row[]) => Promise<unknown>): Promise<void> {
  let start = 0
  for (const size of blockSizes) {
    for (; rows.length - start >= size; start += size) await write(rows.slice(start, start + size))
  }
}
