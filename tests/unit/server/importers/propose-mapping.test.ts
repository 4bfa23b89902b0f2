import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { sourceOf } from '#server/importers/file-source'
import { detectSystem } from '#server/importers/mappings/detect-system'
import { proposeMapping } from '#server/importers/propose-mapping'
import { readTable } from '#server/importers/read-table'

const proposal = (headers: string[], ...sample: string[][]) => Object.fromEntries(proposeMapping(headers, sample).map((column, index) => [headers[index] || `#${index}`, column.field]))

describe('the program that wrote a file', () => {
  it.each([
    ['google-contacts.csv', 'google'],
    ['google-contacts-old.csv', 'google'],
    ['outlook-desktop.csv', 'outlook'],
    ['outlook-com.csv', 'outlook'],
    ['linkedin-connections.csv', 'linkedin'],
    ['persian-utf16.csv', 'other'],
  ])('%s is recognised as %s, and no column of it is unsure', async (name, system) => {
    const table = await readTable(sourceOf(await readFile(`tests/fixtures/imports/${name}`)))
    expect(detectSystem(table.headers)).toBe(system)
    expect(proposeMapping(table.headers, table.sample).filter(column => column.confidence < 0.9)).toEqual([])
  })

  it.each([
    ['hubspot', ['Record ID', 'First Name', 'Last Name', 'Email', 'Contact owner']],
    ['pipedrive', ['Person - Name', 'Person - Email (Work)', 'Person - Organization']],
    ['zoho', ['Record Id', 'Contact Owner', 'First Name', 'Last Name', 'Account Name']],
    ['salesforce', ['Id', 'IsDeleted', 'AccountId', 'LastName', 'FirstName', 'Email']],
    ['thunderbird', ['First Name', 'Last Name', 'Display Name', 'Nickname', 'Primary Email']],
    ['mailchimp', ['Email Address', 'First Name', 'Last Name', 'MEMBER_RATING']],
  ])('%s is known by its columns', (system, headers) => {
    expect(detectSystem(headers)).toBe(system)
  })
})

describe('columns', () => {
  it('are known in many languages', () => {
    expect(proposal(['Vorname', 'Nachname', 'E-Mail-Adresse', 'Firma', 'Straße', 'PLZ', 'Ort', 'Geburtstag'])).toEqual({ 'Vorname': 'firstName', 'Nachname': 'lastName', 'E-Mail-Adresse': 'email', 'Firma': 'companyName', 'Straße': 'addressStreet', 'PLZ': 'addressPostalCode', 'Ort': 'addressCity', 'Geburtstag': 'birthday' })
    expect(proposal(['Osoba - E-mail', 'Příjmení', 'Jméno', 'Společnost'])).toEqual({ 'Osoba - E-mail': 'email', 'Příjmení': 'lastName', 'Jméno': 'firstName', 'Společnost': 'companyName' })
    expect(proposal(['نام', 'نام خانوادگي', 'تلفن همراه', 'وب‌سایت'])).toEqual({ 'نام': 'firstName', 'نام خانوادگي': 'lastName', 'تلفن همراه': 'phone', 'وب‌سایت': 'link' })
  })

  it('are known however they are written', () => {
    expect(proposal(['first_name', 'LASTNAME', 'E-Mail *', 'Phone (Work)', 'Email 2'])).toEqual({ 'first_name': 'firstName', 'LASTNAME': 'lastName', 'E-Mail *': 'email', 'Phone (Work)': 'phone', 'Email 2': 'email' })
  })

  it('of small-business programs are known', () => {
    expect(proposal(['id', 'created_time', 'full_name', 'email', 'phone_number'])).toMatchObject({ full_name: 'fullName', email: 'email', phone_number: 'phone', id: 'ignore' })
    expect(proposal(['Order #', 'First Name', 'Surname', 'Email', 'Ticket Type'])).toMatchObject({ 'Surname': 'lastName', 'Ticket Type': 'tags', 'Order #': 'ignore' })
  })

  it('called "Name" beside "Vorname" hold the last name', () => {
    expect(proposal(['Vorname', 'Name'])).toEqual({ Vorname: 'firstName', Name: 'lastName' })
  })

  it('called "نام" alone hold the whole name when their values have two words', () => {
    expect(proposal(['نام', 'تلفن'], ['سارا احمدی', '۰۹۱۲'])).toMatchObject({ نام: 'fullName' })
  })

  it('without a name are known by their values', () => {
    expect(proposal(['', ''], ['Sara', 'sara@ahmadi.example'], ['Zoë', 'zoe@obrien.example'])).toEqual({ '#0': 'ignore', '#1': 'email' })
  })

  it('that say the same twice fill a field once, and the second is unsure', () => {
    expect(proposeMapping(['Company', 'Account Name'], [['Studio North', 'Studio North']])).toEqual([{ field: 'companyName', confidence: 0.9 }, { field: 'ignore', confidence: 0.3 }])
  })

  it('nobody knows are left out with no confidence', () => {
    expect(proposeMapping(['Schuhgröße'], [['44']])).toEqual([{ field: 'ignore', confidence: 0 }])
  })
})
