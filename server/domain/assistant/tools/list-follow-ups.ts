import { z } from 'zod'
import type { TodayRow } from '#shared/today/answers'
import { getToday } from '../../today/today'
import type { Inquiry } from '../inquiry'
import { dayWords, listing, recordRow } from '../rows'
import { defineTool } from '../tool'
import { taskRow } from './list-tasks'

const groups = { overdue: 'overdue follow-ups', dueToday: 'follow-ups due today', tasks: 'tasks due or overdue', meetings: 'meetings today', goneQuiet: 'deals gone quiet', withoutNextAction: 'deals without a next action' } as const
/** So many of each group. */
const mostOfGroup = 8

export const listFollowUps = defineTool({
  name: 'list_follow_ups',
  description: 'What the person who asks should do today: follow-ups due and overdue, their tasks and meetings, deals gone quiet and deals without a next action. Use it for "what should I do next".',
  input: z.strictObject({}),
  async run(inquiry) {
    const today = await getToday(inquiry.db, inquiry.actor)
    const counts = { ...today.counts, meetings: today.meetings.length }
    const texts = Object.entries(groups).map(([group, title]) =>
      listing(title, today[group as keyof typeof groups].slice(0, mostOfGroup).map(todayRow => rowOf(inquiry, todayRow)), counts[group as keyof typeof groups]))
    return { found: counts.overdue + counts.dueToday + counts.tasks, isCut: Object.keys(groups).some(group => counts[group as keyof typeof groups] > mostOfGroup), by: [], text: texts.join('\n') }
  },
})

function rowOf(inquiry: Inquiry, row: TodayRow): string {
  if (row.kind === 'task') return taskRow(inquiry, row.record)
  const reason = row.reason.replaceAll('_', ' ') + (row.dueDate && row.dueDate !== inquiry.today ? ` (${dayWords(row.dueDate, inquiry)})` : '')
  if (row.kind === 'activity') return recordRow(inquiry, { type: 'activity', id: row.record.id, title: row.record.subject ?? row.record.type, of: row.record.contactId ? { type: 'contact', id: row.record.contactId } : undefined }, [reason, row.record.contactName])
  const title = row.kind === 'contact' ? row.record.name : row.record.title
  return recordRow(inquiry, { type: row.kind, id: row.record.id, title }, [row.record.companyName, reason, row.record.nextAction && `next action: ${row.record.nextAction}`])
}
