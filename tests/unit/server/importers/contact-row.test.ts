import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { contactRowReader } from '#server/importers/contact-row'
import { sourceOf } from '#server/importers/file-source'
import type { ContactRow } from '#server/importers/imported-contact'
import { systemMappingOf } from '#server/importers/mappings/detect-system'
import { proposeMapping } from '#server/importers/propose-mapping'
import { readTable } from '#server/importers/read-table'

const mappingOf = (headers: string[], sample: string[][] = []) => Object.fromEntries(proposeMapping(headers, sample).map((column, index) => [index, { field: column.field, overwrite: false }]))

async function rowsOfFixture(name: string): Promise<ContactRow[]> {
  const table = await readTable(sourceOf(await readFile(`tests/fixtures/imports/${name}`)))
  const read = contactRowReader(table.headers, mappingOf(table.headers, table.sample), table.sample, systemMappingOf(table.headers).source)
  const rows: ContactRow[] = []
  for await (const slice of table.rows()) rows.push(...slice.map(row => read(row.cells)))
  return rows
}

/** One row whose headers are the keys. */
function row(cells: Record<string, string>): Extract<ContactRow, { kind: 'contact' }> {
  const headers = Object.keys(cells)
  const read = contactRowReader(headers, mappingOf(headers), [Object.values(cells)])(Object.values(cells))
  if (read.kind !== 'contact') throw new Error(`expected a contact, got ${read.kind}`)
  return read
}

describe('files of real programs', () => {
  it('Google: labels, several values in one cell, the main address first', async () => {
    const [sara, zoe, amara, otherAmara, taro, nobody] = await rowsOfFixture('google-contacts.csv')
    expect(sara).toMatchObject({ contact: { firstName: 'سارا', lastName: 'احمدی', companyName: 'کافه لمیز', birthday: '1990-03-21' }, tags: ['مشتری ویژه'], warnings: [] })
    expect(zoe).toMatchObject({
      contact: {
        emails: [{ address: 'zoe@harbourfinch.example', label: 'work' }, { address: 'zoe@obrien.example', label: 'home' }, { address: 'zoe.obrien@home.example', label: 'home' }],
        phones: [{ number: '+44 20 7946 0958', label: 'work' }, { number: '+44 20 7946 0959', label: 'work' }],
        birthday: '--03-12',
        address: '12 Quay Street\nBristol\nBS1 4QZ\nUnited Kingdom',
        links: [{ url: 'https://www.linkedin.com/in/zoe-obrien', label: 'LinkedIn' }],
      },
      tags: ['Navy'],
      note: 'Met at the boat show.\nLikes "plain" talk.',
    })
    expect([amara, otherAmara]).toMatchObject([{ contact: { companyName: 'Lagos Freight' }, tags: [] }, { contact: { companyName: 'Okafor Ceramics' } }])
    expect(taro).toMatchObject({ contact: { firstName: '太郎', lastName: '山田' } })
    expect(nobody).toMatchObject({ kind: 'error', code: 'no_name_email_or_phone' })
  })

  it('Google before 2024: the whole name where its parts are missing', async () => {
    const [sara, juergen] = await rowsOfFixture('google-contacts-old.csv')
    expect(sara).toMatchObject({ contact: { firstName: 'Sara', companyName: 'Studio North', title: 'Designer', emails: [{ address: 'sara@ahmadi.example' }, { address: 's.ahmadi@studio.example' }] }, tags: ['Clients'], note: 'Department: Brand' })
    expect(juergen).toMatchObject({ contact: { firstName: 'Jürgen', lastName: 'von der Heide' } })
  })

  it.each(['outlook-desktop.csv', 'outlook-com.csv'])('%s: the job is not the "Title", and 0/0/00 is no birthday', async (name) => {
    const [zoe, amara] = await rowsOfFixture(name)
    expect(zoe).toMatchObject({ contact: { firstName: 'Zoë', lastName: 'O\'Brien', title: 'Head of Special Projects', birthday: '', address: '12 Quay Street\nBS1 4QZ Bristol\nUnited Kingdom', phones: [{ label: 'work' }, { label: 'mobile' }] }, warnings: [] })
    expect(amara).toMatchObject({ contact: { birthday: '1984-07-23' } })
  })

  it('LinkedIn: the profile becomes a link, the source is known', async () => {
    expect(await rowsOfFixture('linkedin-connections.csv')).toMatchObject([
      { contact: { firstName: 'Sara', source: 'linkedin', emails: [], links: [{ url: 'https://www.linkedin.com/in/sara-ahmadi', label: 'LinkedIn' }] } },
      { contact: { companyName: 'Lagos Freight', title: 'Operations' } },
      { contact: { companyName: 'Okafor Ceramics' } },
    ])
  })

  it('Persian: digits, the Persian calendar, tags with a Persian comma', async () => {
    const [sara] = await rowsOfFixture('persian-utf16.csv')
    expect(sara).toMatchObject({ contact: { firstName: 'سارا', lastName: 'احمدی', birthday: '1990-03-21', phones: [{ number: '09123456789', label: 'mobile' }] }, tags: ['ویژه', 'تهران'] })
  })

  it('Swedish: Windows-1252, semicolons, "Last, First" and decorated values', async () => {
    expect(await rowsOfFixture('swedish-semicolon.csv')).toMatchObject([
      { contact: { firstName: 'Nea', lastName: 'Åström', emails: [{ address: 'nea@astrom.example' }], phones: [{ number: '+46701234567', label: 'mobile' }] } },
      { contact: { firstName: 'Göran', lastName: 'Öberg', emails: [{ address: 'goran@oberg.example' }] } },
    ])
  })

  it('ragged rows are reported, never dropped', async () => {
    expect((await rowsOfFixture('ragged.csv')).map(read => read.kind === 'contact' ? [read.contact.firstName, ...read.warnings.map(warning => warning.code)] : read.kind)).toEqual([
      ['Amara'], 'blank', 'blank', ['Sara', 'invalid_email', 'extra_cells'], ['Zoë "Zo"'], ['Nobody'],
    ])
  })
})

describe('values that cannot be read', () => {
  it('become a warning and stay in the note', () => {
    const read = row({ 'Name': 'Sara Ahmadi', 'E-mail': 'sara at home', 'Phone': '4.91512E+11', 'Birthday': 'in spring', 'Website': 'javascript:alert(1)', 'Status': 'platinum' })
    expect(read.contact).toMatchObject({ emails: [], phones: [], birthday: '', links: [], status: undefined })
    expect(read.warnings.map(warning => [warning.column, warning.code])).toEqual([['E-mail', 'invalid_email'], ['Phone', 'invalid_phone'], ['Birthday', 'invalid_date'], ['Website', 'invalid_link'], ['Status', 'unknown_status']])
    expect(read.note).toContain('Birthday: in spring')
  })

  it('do not take the readable ones beside them along', () => {
    expect(row({ Email: 'sara@ahmadi.example; nobody' }).contact.emails).toEqual([{ address: 'sara@ahmadi.example', label: '' }])
  })
})

describe('dates', () => {
  it.each([
    ['12 Mar 2025', '2025-03-12'], ['March 12, 2025', '2025-03-12'], ['2024-03-12', '2024-03-12'], ['2024-03-12 09:14', '2024-03-12'], ['3/15/2024', '2024-03-15'],
    ['3/15/2024 2:30 PM', '2024-03-15'], ['15/3/2024', '2024-03-15'], ['3/4/2024', '2024-03-04'], ['15.03.1990', '1990-03-15'], ['--03-12', '--03-12'], ['12 Mar', '--03-12'], ['7/23/84', '1984-07-23'],
    ['۱۳۶۹/۰۱/۰۱', '1990-03-21'], ['۱ فروردین ۱۳۶۹', '1990-03-21'], ['۲۰۲۴/۰۳/۱۲', '2024-03-12'], ['12. März 1990', '1990-03-12'], ['19900312', '1990-03-12'], ['--02-29', '--02-29'], ['1990-03-12T00:00:00Z', '1990-03-12'],
  ])('%s is %s', (written, date) => {
    expect(row({ Name: 'Sara', Birthday: written }).contact.birthday).toBe(date)
  })

  it.each(['31/02/2024', '2023-02-29', '13/13/2024', '1370/13/01', 'yesterday', '12'])('%s is none', (written) => {
    expect(row({ Name: 'Sara', Birthday: written })).toMatchObject({ contact: { birthday: '' }, warnings: [{ code: 'invalid_date' }] })
  })

  it('with the day first are told by another row of the file', () => {
    const read = contactRowReader(['Name', 'Birthday'], mappingOf(['Name', 'Birthday']), [['Zoë', '25/12/1990']])
    expect(read(['Sara', '3/4/1990'])).toMatchObject({ contact: { birthday: '1990-04-03' } })
  })
})

describe('whole names', () => {
  it.each([
    ['Sara Ahmadi', 'Sara', 'Ahmadi'], ['Amara', 'Amara', ''], ['O\'Brien, Zoë', 'Zoë', 'O\'Brien'], ['Anna Maria Schmidt', 'Anna Maria', 'Schmidt'], ['Jürgen von der Heide', 'Jürgen', 'von der Heide'],
    ['Martin King Jr.', 'Martin', 'King Jr.'], ['سارا احمدی نژاد', 'سارا', 'احمدی نژاد'], ['خانم سارا احمدی', 'سارا', 'احمدی'], ['山田 太郎', '太郎', '山田'], ['山田太郎', '山田太郎', ''], ['Dr. Amara Okafor', 'Amara', 'Okafor'],
  ])('%s is %s and %s', (whole, firstName, lastName) => {
    expect(row({ 'Name': whole, 'E-mail': 'x@y.example' }).contact).toMatchObject({ firstName, lastName })
  })

  it('come from the address when there is no other', () => {
    expect(row({ Email: 'Nea Åström <NEA@ASTROM.example>' }).contact).toMatchObject({ firstName: 'Nea', lastName: 'Åström', emails: [{ address: 'nea@astrom.example' }] })
  })
})

describe('words for a status', () => {
  it.each([['In Discussion', 'in_discussion'], ['in_discussion', 'in_discussion'], ['Lead', 'new'], ['غیرفعال', 'inactive'], ['Qualified', 'qualified']])('%s is %s', (word, status) => {
    expect(row({ Name: 'Sara', Status: word }).contact.status).toBe(status)
  })
})
