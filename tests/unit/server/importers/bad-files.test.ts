import { describe, expect, it } from 'vitest'
import { type FileSource, sourceOf } from '#server/importers/file-source'
import { readTable } from '#server/importers/read-table'

const text = (content: string) => sourceOf(Buffer.from(content))

/** Repeats a piece without holding the whole file. */
const endless = (start: string, piece: string, bytes: number): FileSource => ({
  async* open() {
    yield Buffer.from(start)
    const chunk = Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length)))
    for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk
  },
})

const badFiles: [string, string, FileSource][] = [
  ['an empty file', 'empty_file', text('')],
  ['a file of blank lines', 'empty_file', text('\n\n  \n')],
  ['a file with a header only', 'no_rows', text('First Name,Email\n')],
  ['a picture', 'not_a_table', sourceOf(Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3, 4]))],
  ['random bytes', 'not_a_table', sourceOf(Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) % 256))],
  ['an Excel workbook', 'spreadsheet_file', sourceOf(Buffer.from('PK\u0003\u0004rest'))],
  ['a vCard', 'vcard_file', text('BEGIN:VCARD\nVERSION:3.0\nFN:Sara Ahmadi\nEND:VCARD\n')],
  ['UTF-32', 'unsupported_encoding', sourceOf(Buffer.from([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]))],
  ['100,000 columns', 'too_many_columns', text(`${Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',')}\n${'x,'.repeat(99_999)}\n`)],
  ['100,000 columns without a line end', 'too_many_columns', text('c,'.repeat(100_000))],
  ['a row of 50 MB', 'row_too_long', endless('Name,Email\nSara,', 'x', 50_000_000)],
  ['a quote that never closes', 'unclosed_quote', endless('Name,Email\n"Sara,sara@ahmadi.example\n', 'Amara,amara@okafor.example\n', 40_000_000)],
  ['an unclosed quote in the header', 'unclosed_quote', endless('"Name,Email\n', 'Amara,amara@okafor.example\n', 40_000_000)],
  ['an unclosed quote in a small file', 'unclosed_quote', text('Name,Email\nZoë,zoe@obrien.example\n"Sara,sara@ahmadi.example\n')],
  ['a quote closed and opened without end', 'unclosed_quote', endless('Name,Email\n"', 'a"b', 40_000_000)],
  ['200 MB', 'file_too_large', endless('Name,Email\n', 'Amara,amara@okafor.example\n', 200_000_000)],
]

describe('a file that is no contact list', () => {
  it.each(badFiles)('%s is refused as %s within five seconds', { timeout: 5000 }, async (_, code, source) => {
    const read = async () => {
      const table = await readTable(source)
      for await (const rows of table.rows()) expect(rows.length).toBeLessThanOrEqual(128)
    }
    const before = process.memoryUsage().rss
    await expect(read()).rejects.toMatchObject({ code })
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(150)
  })
})

it('names the line on which the unclosed quote begins', async () => {
  const table = await readTable(text('Name,Email\nZoë,zoe@obrien.example\n"Sara,sara@ahmadi.example\n'))
  await expect(Array.fromAsync(table.rows())).rejects.toMatchObject({ code: 'unclosed_quote', line: 3 })
})
