import { describe, expect, it } from 'vitest'
import { renderCsv, type Cell } from '#server/exporters/csv'

async function render(...slices: Cell[][][]): Promise<string> {
  async function* inSlices() {
    yield* slices
  }
  let text = ''
  for await (const part of renderCsv(['Name', 'Note'], inSlices())) text += part
  return text
}

describe('a CSV file', () => {
  it('begins with a byte order mark and its header', async () => {
    expect(await render()).toBe('\uFEFFName,Note\r\n')
  })

  it('holds the rows of every slice in order', async () => {
    expect(await render([['Zoë O\'Brien', 1]], [['سارا احمدی', null]])).toBe('\uFEFFName,Note\r\nZoë O\'Brien,1\r\nسارا احمدی,\r\n')
  })

  it('quotes separators, quotes, line ends and outer spaces', async () => {
    expect(await render([['Harbour, Finch', 'said "yes"'], ['two\nlines', ' padded ']])).toContain('"Harbour, Finch","said ""yes"""\r\n"two\nlines"," padded "\r\n')
  })

  it('keeps a spreadsheet from running a cell as a formula', async () => {
    const text = await render([['=1+1', '+44 20 7946 0018'], ['-2', '@SUM(A1)'], ['\t=1', -2]])
    expect(text).toContain('\'=1+1,\'+44 20 7946 0018\r\n\'-2,\'@SUM(A1)\r\n\'\t=1,-2\r\n')
  })
})
