export type Cell = string | number | null | undefined

/** What a spreadsheet would run as a formula when it opens the file. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** One field as RFC 4180 writes it; text that a spreadsheet would run gets a leading apostrophe. */
function field(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

function lines(rows: Cell[][]): string {
  return rows.map(row => `${row.map(field).join(',')}\r\n`).join('')
}

/** A CSV file in slices: UTF-8 with the byte order mark that spreadsheets look for, then the header, then the rows as they come. */
export async function* renderCsv(header: string[], slices: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield `\uFEFF${lines([header])}`
  for await (const rows of slices) yield lines(rows)
}
