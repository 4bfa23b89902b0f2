import { daysBetween, dayOf } from '#shared/dates/days'
import type { Company } from '#shared/companies/schema'
import type { Contact } from '#shared/contacts/schema'
import type { Deal, DealSummary } from '#shared/deals/schema'
import type { DealLines } from '#shared/deals/line-items'
import type { Task } from '#shared/tasks/schema'
import { dueDay } from '#shared/tasks/due'
import { relativeDay } from '#server/ai/relative-days'
import { amount } from './amount'
import { oneLine, quoted } from './one-line'
import { memberName, type Reader } from './reader'

type Labelled = [label: string, value: string | null | undefined | false]

const lines = (labelled: Labelled[]): string[] => labelled.flatMap(([label, value]) => value ? [`${label}: ${value}`] : [])
const words = (value: string): string => value.replaceAll('_', ' ')
const list = (values: string[]): string => values.map(value => oneLine(value, 60)).join(', ')

/** The lines that say who a contact is and where they stand. */
export function contactFacts(contact: Contact, reader: Reader): string[] {
  const { today, timeZone } = reader
  return lines([
    ['Contact', oneLine(contact.name)],
    ['Job', contact.title && oneLine(contact.title)],
    ['Company', contact.companyName && oneLine(contact.companyName)],
    ['Status', words(contact.status)],
    ['Came from', contact.source && oneLine(contact.source)],
    ['Tags', list(contact.tags)],
    ['Looked after by', ownerOf(contact, reader)],
    ['Last spoken with', contact.lastContactedAt && relativeDay(dayOf(contact.lastContactedAt, timeZone), today)],
    ['To be spoken with every', contact.followUpDays !== null && `${contact.followUpDays} days`],
    ['Next action', nextAction(contact, today)],
  ])
}

/** The lines that say what a company is. */
export function companyFacts(company: Company, reader: Reader): string[] {
  return lines([
    ['Company', oneLine(company.name)],
    ['Industry', company.industry && oneLine(company.industry)],
    ['Size', company.size && oneLine(company.size)],
    ['Website', company.domain && oneLine(company.domain)],
    ['Part of', company.parentName && oneLine(company.parentName)],
    ['Tags', list(company.tags)],
    ['Looked after by', ownerOf(company, reader)],
  ])
}

/** The lines that say what a deal is about and where it stands. */
export function dealFacts(deal: Deal, stage: string, { lineItems, currency }: Pick<DealLines, 'lineItems' | 'currency'>, reader: Reader): string[] {
  return [
    ...lines([
      ['Deal', oneLine(deal.title)],
      ['Contacts', list(deal.contacts.map(({ name }) => name))],
      ['Company', deal.companyName && oneLine(deal.companyName)],
      ['State', dealState(deal, stage, reader)],
      ['Came from', deal.source && oneLine(deal.source)],
      ['Tags', list(deal.tags)],
      ['Looked after by', ownerOf(deal, reader)],
      ['Last spoken about', deal.lastInteractionAt && relativeDay(dayOf(deal.lastInteractionAt, reader.timeZone), reader.today)],
      ['Next action', nextAction(deal, reader.today)],
    ]),
    ...lineItems.map(item => `Line item: ${item.quantity} × ${quoted(item.name)} at ${amount(item.unitPriceCents, currency)}${item.discountPercent ? ` less ${item.discountPercent} %` : ''} = ${amount(item.totalCents, currency)}`),
  ]
}

/** A deal of a contact or company on one line. */
export function dealLine(deal: DealSummary, stage: string, reader: Reader): string {
  const next = nextAction(deal, reader.today)
  return `${quoted(deal.title)}: ${dealState(deal, stage, reader)}${next ? `, next action: ${next}` : ''}`
}

/** A task on one line. */
export function taskLine(task: Task, reader: Reader): string {
  const due = dueDay(task, reader.timeZone)
  return `${quoted(task.title)}${due ? `, due ${relativeDay(due, reader.today)}` : ''}${task.assigneeName ? `, for ${memberName({ id: task.assigneeId, name: task.assigneeName }, reader)}` : ''}`
}

/** One of a company's people on one line. */
export function personLine(contact: Contact, { today, timeZone }: Reader): string {
  return [
    oneLine(contact.name), contact.title && oneLine(contact.title), words(contact.status),
    contact.lastContactedAt && `last spoken with ${relativeDay(dayOf(contact.lastContactedAt, timeZone), today)}`,
  ].filter(Boolean).join(', ')
}

function dealState(deal: DealSummary, stage: string, { today, timeZone }: Reader): string {
  const value = amount(deal.valueCents, deal.currency)
  if (deal.outcome) return `${value}, ${deal.outcome}${deal.actualCloseDate ? ` ${relativeDay(deal.actualCloseDate, today)}` : ''}${deal.lostReason ? `, because: ${quoted(deal.lostReason)}` : ''}`
  const days = Math.max(0, daysBetween(dayOf(deal.stageEnteredAt, timeZone), today))
  return `${value}, open in stage ${quoted(stage)} for ${days} days, probability ${deal.probability} %${deal.expectedCloseDate ? `, expected to close ${relativeDay(deal.expectedCloseDate, today)}` : ', no expected close date'}`
}

function ownerOf({ ownerId, ownerName }: { ownerId: string | null, ownerName: string | null }, reader: Reader): string | undefined {
  return ownerName === null ? undefined : memberName({ id: ownerId, name: ownerName }, reader)
}

function nextAction({ nextAction, nextActionDate }: { nextAction: string | null, nextActionDate: string | null }, today: string): string | undefined {
  if (!nextAction && !nextActionDate) return undefined
  return [nextAction && quoted(nextAction), nextActionDate && relativeDay(nextActionDate, today)].filter(Boolean).join(', ')
}
