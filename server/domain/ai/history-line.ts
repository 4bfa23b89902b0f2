import type { Activity, TimelineEvent } from '#shared/activities/schema'
import { cut, fenced } from '#server/ai/fence'
import { relativeDay } from '#server/ai/relative-days'
import { amount } from './amount'
import { oneLine, quoted } from './one-line'
import { memberName, type Reader } from './reader'

/** Of a long e-mail or note, so many characters are told. */
const longestText = 3000

const types = { email: 'e-mail', call: 'call', meeting: 'meeting', note: 'note', message: 'message', purchase: 'purchase' } as const

/** An activity as a line of a history, its text fenced; `isCut` if the text was too long. */
export function tellActivity(activity: Activity, day: string, reader: Reader): { text: string, isCut: boolean } {
  const { type, direction, contactName, userId, userName, dealTitle, durationSeconds } = activity
  const way = direction === 'inbound' ? 'from' : direction === 'outbound' ? 'to' : type === 'note' ? 'about' : 'with'
  const line = [
    `${relativeDay(day, reader.today)}, ${types[type]}`,
    contactName ? ` ${way} ${oneLine(contactName)}` : direction ? ` (${direction})` : '',
    userName ? ` by ${memberName({ id: userId, name: userName }, reader)}` : '',
    dealTitle ? `, about the deal ${quoted(dealTitle)}` : '',
    durationSeconds ? `, ${Math.max(1, Math.round(durationSeconds / 60))} minutes` : '',
  ].join('')
  const { text, isCut } = cut([activity.subject && `Subject: ${activity.subject}`, activity.body].filter(Boolean).join('\n\n'), longestText)
  return { text: text ? `${line}:\n${fenced('activity', text)}` : line, isCut }
}

/** What an event says that matters to who works with the record, as a line of a history; undefined for all that is only bookkeeping. */
export function tellEvent(event: TimelineEvent, day: string, reader: Reader): string | undefined {
  const what = happened(event, reader.today)
  return what && `${relativeDay(day, reader.today)}, ${what}${event.actorName ? `, by ${memberName({ id: event.actorId, name: event.actorName }, reader)}` : ''}`
}

/** Writing a proposal is nothing that happened with the client. Told, the same request for it would never be the same again. */
const atTheDesk = new Set(['created', 'updated', 'generated', 'version_put_back', 'deleted', 'restored', 'deleted_permanently'].map(verb => `proposal.${verb}`))

function happened({ type, subjectName, subjectType, changes }: TimelineEvent, today: string): string | undefined {
  const name = subjectName ? ` ${quoted(subjectName)}` : ''
  const { stage, nextAction, outcome, lostReason, value, expectedCloseDate } = changes
  switch (type) {
    case 'deal.created': return `deal${name} opened`
    case 'deal.stage_changed': return `deal${name} moved from ${told(stage?.before)} to ${told(stage?.after)}${outcome?.after ? ` and ${told(outcome.after)}` : ''}${lostReason?.after ? `, because: ${told(lostReason.after)}` : ''}`
    case 'deal.line_items_changed':
    case 'deal.updated': {
      const parts = [
        value && `value changed from ${toldAmount(value.before)} to ${toldAmount(value.after)}`,
        expectedCloseDate && `expected close moved from ${toldDay(expectedCloseDate.before, today)} to ${toldDay(expectedCloseDate.after, today)}`,
      ].filter(Boolean)
      return parts.length ? `deal${name}: ${parts.join(', ')}` : undefined
    }
    case 'contact.next_action_completed':
    case 'deal.next_action_completed': return nextAction?.before ? `next action done: ${told(nextAction.before)}` : undefined
    case 'task.completed': return `task${name} done`
    case 'payment.added': return `payment of ${toldAmount(value?.after)} received${name ? ` for${name}` : ''}`
  }
  if (atTheDesk.has(type)) return undefined
  return subjectType === 'proposal' || type.startsWith('proposal.') ? `proposal${name} ${type.split('.')[1]?.replaceAll('_', ' ')}` : undefined
}

function told(value: unknown): string {
  return typeof value === 'string' && value ? quoted(value) : 'nothing'
}

function toldDay(value: unknown, today: string): string {
  return typeof value === 'string' ? relativeDay(value, today) : 'no day'
}

function toldAmount(value: unknown): string {
  if (!value || typeof value !== 'object' || !('valueCents' in value) || !('currency' in value)) return 'nothing'
  return amount(Number(value.valueCents), String(value.currency))
}
