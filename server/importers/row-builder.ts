import type { ImportField } from '#shared/imports/fields'
import type { Column } from './columns'
import type { ContactRow, ImportedContact, RowWarning, RowWarningCode } from './imported-contact'
import { addressOf } from './values/addresses'
import { type DayOrder, parseDate } from './values/dates'
import { latinDigits } from './values/digits'
import { parseEmails } from './values/emails'
import { parseLinks, type ParsedLink } from './values/links'
import { type NameParts, splitName } from './values/names'
import { parsePhones } from './values/phones'
import { parseStatus } from './values/statuses'
import { parseTags } from './values/tags'

const MAX_NOTE = 50_000
const MAX_TAGS = 50
/** Addresses, numbers and links of one contact. */
const MAX_VALUES = 20

/** How long the fields of a contact may be; what is longer is cut, and stays whole in the note. */
const maxLengths: Partial<Record<ImportField, number>> = { fullName: 240, title: 160, companyName: 200, companyWebsite: 200, source: 60, campaign: 60, nextAction: 300 }
const MAX_NAME = 120

const controlCharacters = /[^\P{Cc}\t\n]/gu
const unusual = /[^\P{Cc}\n]|\p{Cs}/u

/** Gathers one row's cells into a contact. */
export class RowBuilder {
  private readonly warnings: RowWarning[] = []
  private readonly noteLines: string[] = []
  private readonly notes: string[] = []
  private readonly tags: string[] = []
  private readonly texts = new Map<ImportField, string>()
  private readonly emails: { address: string, label: string, isPrimary: boolean }[] = []
  private readonly phones: { number: string, label: string, isPrimary: boolean }[] = []
  private readonly links: ParsedLink[] = []
  private readonly addressParts: { column: Column, value: string }[] = []
  private nameInEmail = ''

  constructor(private readonly columns: Column[], private readonly cells: string[], private readonly dayOrder: DayOrder, private readonly source: string, private readonly width: number) {}

  build(): ContactRow {
    for (const column of this.columns) {
      const value = this.cells[column.index]?.trim()
      if (value) this.take(column, cleaned(value))
    }
    const extra = this.cells.slice(this.width).filter(cell => cell.trim()).join(', ')
    if (extra) this.keepAsText({ header: `#${this.width + 1}`, noteLabel: `#${this.width + 1}` }, extra, 'extra_cells')
    const name = this.name()
    if (!name.firstName && !name.lastName && this.emails.length === 0 && this.phones.length === 0) {
      return { kind: 'error', code: 'no_name_email_or_phone', column: this.columns[0]?.header ?? '' }
    }
    this.keepNameExtras(name)
    return { kind: 'contact', contact: this.contact(name), tags: [...new Set(this.tags)].slice(0, MAX_TAGS), note: this.note(), warnings: this.warnings }
  }

  private contact(name: NameParts): ImportedContact {
    return {
      firstName: name.firstName.slice(0, MAX_NAME),
      lastName: name.lastName.slice(0, MAX_NAME),
      emails: withoutPrimary(this.emails),
      phones: withoutPrimary(this.phones),
      title: this.text('title'),
      companyName: this.text('companyName'),
      companyWebsite: this.text('companyWebsite'),
      birthday: this.text('birthday'),
      address: addressOf(this.addressParts),
      links: this.links.slice(0, MAX_VALUES),
      status: parseStatus(this.text('status')),
      source: this.text('source') || this.source,
      campaign: this.text('campaign'),
      followUpDays: Number(this.text('followUpDays')) || undefined,
      nextAction: this.text('nextAction'),
      nextActionDate: this.text('nextActionDate'),
    }
  }

  private take(column: Column, value: string): void {
    switch (column.field) {
      case 'email': return this.takeEmails(column, value)
      case 'phone': return this.takePhones(column, value)
      case 'link': return this.takeLinks(column, value)
      case 'tags': return void this.tags.push(...parseTags(value))
      case 'note': return this.takeNote(column, value)
      case 'department': return void this.noteLines.push(`${column.noteLabel}: ${value}`)
      case 'birthday':
      case 'nextActionDate': return this.takeDate(column, value)
      case 'status': return parseStatus(value) ? this.setText(column, value) : this.keepAsText(column, value, 'unknown_status')
      case 'followUpDays': return this.takeDays(column, value)
      case 'address': case 'addressStreet': case 'addressCity': case 'addressRegion': case 'addressPostalCode': case 'addressCountry':
        return void this.addressParts.push({ column, value })
      default: return this.setText(column, value)
    }
  }

  private takeEmails(column: Column, value: string): void {
    const { addresses, name, hasUnreadable } = parseEmails(value)
    const { label, isPrimary } = this.labelOf(column)
    for (const address of addresses) {
      if (this.emails.length < MAX_VALUES && !this.emails.some(email => email.address === address)) this.emails.push({ address, label, isPrimary })
    }
    this.nameInEmail ||= name
    if (hasUnreadable) this.keepAsText(column, value, 'invalid_email')
  }

  private takePhones(column: Column, value: string): void {
    const { numbers, hasUnreadable } = parsePhones(value)
    const { label, isPrimary } = this.labelOf(column)
    for (const number of numbers) {
      if (this.phones.length < MAX_VALUES && !this.phones.some(phone => phone.number === number)) this.phones.push({ number, label, isPrimary })
    }
    if (hasUnreadable) this.keepAsText(column, value, 'invalid_phone')
  }

  private takeLinks(column: Column, value: string): void {
    const { links, hasUnreadable } = parseLinks(value)
    const label = this.labelOf(column).label
    this.links.push(...links.filter(link => !this.links.some(other => other.url === link.url)).map(link => ({ url: link.url, label: link.label || label })))
    if (hasUnreadable) this.keepAsText(column, value, 'invalid_link')
  }

  private takeDate(column: Column, value: string): void {
    const date = parseDate(value, this.dayOrder)
    if (date === undefined || (column.field === 'nextActionDate' && date.startsWith('--'))) this.keepAsText(column, value, 'invalid_date')
    else if (date) this.setText(column, date)
  }

  private takeDays(column: Column, value: string): void {
    const days = Number(/^\D*(\d{1,4})\D*$/.exec(latinDigits(value))?.[1])
    if (days >= 1 && days <= 3650) this.setText(column, String(days))
    else this.keepAsText(column, value, 'invalid_number')
  }

  private takeNote(column: Column, value: string): void {
    if (column.isPlainNote) this.notes.push(value)
    else this.noteLines.push(`${column.noteLabel}: ${value}`)
  }

  private setText(column: Column, value: string): void {
    if (this.texts.get(column.field)) return
    const line = value.replaceAll(/\s+/g, ' ')
    const max = maxLengths[column.field] ?? MAX_NAME
    if (line.length > max) this.keepAsText(column, value, 'text_cut')
    this.texts.set(column.field, line.slice(0, max).trim())
  }

  private keepAsText(column: Pick<Column, 'header' | 'noteLabel'>, value: string, code: RowWarningCode): void {
    this.warnings.push({ column: column.header, code, value: value.slice(0, 100) })
    this.noteLines.push(`${column.noteLabel}: ${value}`)
  }

  private text(field: ImportField): string {
    return this.texts.get(field) ?? ''
  }

  private labelOf(column: Column): { label: string, isPrimary: boolean } {
    const written = column.labelIndex === undefined ? '' : this.cells[column.labelIndex]?.trim() ?? ''
    const isPrimary = written.startsWith('*')
    const label = written.replace(/^\*\s*/, '').slice(0, 40)
    return { label: /^(?:home|work|mobile|other|fax)$/i.test(label) ? label.toLowerCase() : label || column.label, isPrimary }
  }

  private name(): NameParts {
    const given = [this.text('firstName'), this.text('middleName')].filter(Boolean).join(' ')
    const family = this.text('lastName')
    const whole = this.text('fullName') || this.nameInEmail
    if (!given && !family && whole) return splitName(whole)
    if (!given && !family) return { firstName: this.text('nickname'), lastName: '', prefix: '' }
    return { firstName: given, lastName: [family, this.text('suffix')].filter(Boolean).join(' '), prefix: '' }
  }

  private keepNameExtras(name: NameParts): void {
    const prefix = this.text('prefix') || name.prefix
    if (prefix) this.noteLines.push(`${this.headerOf('prefix') ?? this.headerOf('fullName') ?? 'Name'}: ${prefix}`)
    const nickname = this.text('nickname')
    if (nickname && nickname !== name.firstName) this.noteLines.push(`${this.headerOf('nickname') ?? 'Nickname'}: ${nickname}`)
  }

  private headerOf(field: ImportField): string | undefined {
    return this.columns.find(column => column.field === field)?.header
  }

  private note(): string {
    return [...this.notes, this.noteLines.join('\n')].filter(Boolean).join('\n\n').slice(0, MAX_NOTE)
  }
}

/** The address or number its owner marked as the main one comes first. */
function withoutPrimary<Value extends { isPrimary: boolean }>(values: Value[]): Omit<Value, 'isPrimary'>[] {
  return values.toSorted((left, right) => Number(right.isPrimary) - Number(left.isPrimary)).map(({ isPrimary: _, ...value }) => value)
}

/** One kind of line end, and none of the characters that our fields refuse. */
function cleaned(value: string): string {
  if (!unusual.test(value)) return value
  return value.replaceAll(/\r\n?/g, '\n').replaceAll(controlCharacters, '').toWellFormed().trim()
}
