import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { sourceOf } from '#server/importers/file-source'
import { readTable, type Table, type TableRow } from '#server/importers/read-table'

const fixture = async (name: string) => readTable(sourceOf(await readFile(`tests/fixtures/imports/${name}`)))
const table = (content: string | Buffer) => readTable(sourceOf(Buffer.from(content)))

async function allRows(of: Table): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const slice of of.rows()) rows.push(...slice)
  return rows
}

describe('encodings', () => {
  const persian = 'نام,ایمیل\nسارا احمدی,sara@ahmadi.example\n'

  it.each([
    ['UTF-8', 'utf-8', Buffer.from(persian)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${persian}`)],
    ['UTF-16 LE with a mark', 'utf-16le', Buffer.from(`\uFEFF${persian}`, 'utf16le')],
    ['UTF-16 LE without a mark', 'utf-16le', Buffer.from(persian, 'utf16le')],
    ['UTF-16 BE with a mark', 'utf-16be', Buffer.from(`\uFEFF${persian}`, 'utf16le').swap16()],
    ['UTF-16 BE without a mark', 'utf-16be', Buffer.from(persian, 'utf16le').swap16()],
  ])('reads %s', async (_, encoding, bytes) => {
    const read = await table(bytes)
    expect(read.encoding).toBe(encoding)
    expect(read.headers).toEqual(['نام', 'ایمیل'])
    expect(await allRows(read)).toEqual([{ line: 2, cells: ['سارا احمدی', 'sara@ahmadi.example'] }])
  })

  it('reads Windows-1252', async () => {
    const read = await table(Buffer.from('Name,Email\nZoë O\x92Brien,zoe@obrien.example\n', 'latin1'))
    expect(read.encoding).toBe('windows-1252')
    expect((await allRows(read))[0]?.cells[0]).toBe('Zoë O’Brien')
  })

  it('does not give up UTF-8 for one broken byte', async () => {
    const bytes = Buffer.concat([Buffer.from('Name,Email\n'), Buffer.from('سارا احمدی,sara@ahmadi.example\n'.repeat(20)), Buffer.from([0xE9, 0x0A])])
    expect((await table(bytes)).encoding).toBe('utf-8')
  })

  it('puts characters together that a chunk cuts in two', async () => {
    const bytes = Buffer.from(`Name,Email\n${'سارا,s@a.example\n'.repeat(4)}`)
    const read = await readTable({
      async* open() {
        for (const byte of bytes) yield Uint8Array.of(byte)
      },
    })
    expect((await allRows(read)).map(row => row.cells[0])).toEqual(['سارا', 'سارا', 'سارا', 'سارا'])
  })
})

describe('separators', () => {
  it.each([[','], [';'], ['\t'], ['|']])('finds %j', async (separator) => {
    const read = await table(`Name${separator}Email\nSara, Ahmadi; x${separator}sara@ahmadi.example\nZoë${separator}zoe@obrien.example\n`.replace('Sara, Ahmadi; x', '"Sara, Ahmadi; x"'))
    expect(read.separator).toBe(separator)
    expect(read.headers).toEqual(['Name', 'Email'])
  })

  it('obeys a sep= line, which counts as a line', async () => {
    const read = await fixture('swedish-semicolon.csv')
    expect(read.headers).toEqual(['Namn', 'E-post', 'Mobil', 'Företag'])
    expect((await allRows(read)).map(row => row.line)).toEqual([3, 4])
  })

  it('accepts a single column', async () => {
    const read = await table('Email\nsara@ahmadi.example\nzoe@obrien.example')
    expect(read.headers).toEqual(['Email'])
    expect(await allRows(read)).toHaveLength(2)
  })
})

describe('the header', () => {
  it('is found below the preamble of LinkedIn', async () => {
    const read = await fixture('linkedin-connections.csv')
    expect(read.headers).toEqual(['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On'])
    expect((await allRows(read))[0]).toMatchObject({ line: 5, cells: ['Sara', 'Ahmadi', 'https://www.linkedin.com/in/sara-ahmadi', '', 'Studio North', 'Designer', '12 Mar 2025'] })
  })

  it('is found below any preamble, however long', async () => {
    const read = await table('My clients\nExported 2026-01-01\n\n\nName;E-Mail\nSara;sara@ahmadi.example\n')
    expect(read.headers).toEqual(['Name', 'E-Mail'])
    expect((await allRows(read))[0]?.line).toBe(6)
  })

  it('is the first row when no name in it is known', async () => {
    expect((await table('Alpha,Beta\n1,2\n3,4\n')).headers).toEqual(['Alpha', 'Beta'])
  })

  it('is blank when the file begins with its data', async () => {
    const read = await table('Sara Ahmadi,sara@ahmadi.example\nZoë O\'Brien,zoe@obrien.example\n')
    expect(read.headers).toEqual(['', ''])
    expect(await allRows(read)).toHaveLength(2)
  })
})

describe('rows', () => {
  it('keep the line of the file they start on, across quoted line breaks and blank lines', async () => {
    const rows = await allRows(await table('Name,Note\r\nSara,"one\r\ntwo"\r\n\r\nZoë,"say ""hi"""\r\n,\r\nAmara,5" pipe\r\n'))
    expect(rows).toEqual([
      { line: 2, cells: ['Sara', 'one\r\ntwo'] },
      { line: 4, cells: [''] },
      { line: 5, cells: ['Zoë', 'say "hi"'] },
      { line: 6, cells: ['', ''] },
      { line: 7, cells: ['Amara', '5" pipe'] },
    ])
  })

  it('leave out the blank rows at the end of the file', async () => {
    expect(await allRows(await table('Name,Email\nSara,sara@ahmadi.example\n,\n\n ,\n'))).toHaveLength(1)
  })

  it('come with any of the three line ends', async () => {
    for (const end of ['\n', '\r\n', '\r']) expect(await allRows(await table(['Name,Email', 'Sara,s@a.example', 'Zoë,z@o.example'].join(end)))).toHaveLength(2)
  })

  it('leave the event loop free while 100,000 of them are read', async () => {
    const read = await table(`Name,Email,Company\n${'Sara Ahmadi,sara@ahmadi.example,Studio North\n'.repeat(100_000)}`)
    let turns = 0
    let running = true
    const turn = () => {
      turns++
      if (running) setImmediate(turn)
    }
    setImmediate(turn)
    expect(await allRows(read)).toHaveLength(100_000)
    running = false
    expect(turns).toBeGreaterThan(500)
  })
})
