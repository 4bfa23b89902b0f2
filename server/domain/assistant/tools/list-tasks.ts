import { z } from 'zod'
import { recordKinds } from '#shared/records/kinds'
import { dueDay } from '#shared/tasks/due'
import { listTasksSchema, type Task } from '#shared/tasks/schema'
import { fold } from '#shared/search/fold'
import { listTasks as tasksOf } from '../../tasks/list-tasks'
import { lookedFor } from '../asked-days'
import { askedRecord, recordField } from '../asked-record'
import type { Inquiry } from '../inquiry'
import { memberField, memberNamed } from '../people'
import { dayWords, instantWords, listing, memberWords, mostRows, recordRow } from '../rows'
import { defineTool } from '../tool'

export const listTasks = defineTool({
  name: 'list_tasks',
  description: 'Lists tasks with due day, assignee and the record they are about, the most urgent first.',
  input: z.strictObject({
    state: z.enum(['open', 'done']).default('open'),
    due: z.enum(['overdue', 'today', 'week', 'none']).optional().describe('"week" is today and the six days after it; "none" without a due day. Open ones only.'),
    member: memberField('Whose tasks: or "nobody".').optional(),
    record: recordField('Only tasks about this contact, company or deal.').optional(),
    text: z.string().max(200).optional().describe('Words of the title.'),
  }),
  async run(inquiry, { state, due, member, record: n, text }) {
    const record = n === undefined ? undefined : askedRecord(inquiry, n, recordKinds)
    const { tasks, total = 0 } = await tasksOf(inquiry.db, inquiry.actor, listTasksSchema.parse({
      state, due: state === 'open' ? due : undefined, q: text, limit: mostRows, sort: state === 'done' ? '-completedAt' : 'dueAt',
      assigneeId: await assignee(inquiry, member), ...(record ? { [`${record.type}Id`]: record.id } : {}),
    }))
    return {
      found: total, isCut: total > tasks.length, text: listing('tasks', tasks.map(task => taskRow(inquiry, task)), total),
      by: lookedFor({ state: { value: state }, due: { value: due }, member: { value: member }, record: { value: record?.title }, text: { value: text } }),
    }
  },
})

async function assignee(inquiry: Inquiry, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined
  return fold(name).trim() === 'nobody' ? 'none' : (await memberNamed(inquiry, name)).id
}

export function taskRow(inquiry: Inquiry, task: Task): string {
  const { id, title, contactName, companyName, dealTitle, assigneeId, assigneeName, priority, completedAt } = task
  const due = dayWords(dueDay(task, inquiry.actor.timeZone), inquiry)
  return recordRow(inquiry, { type: 'task', id, title, of: placeOf(task) }, [
    completedAt ? `done ${instantWords(completedAt, inquiry)}` : due ? `due ${due}` : 'no due day', priority !== 'normal' && `priority ${priority}`,
    contactName && `contact ${contactName}`, companyName && `company ${companyName}`, dealTitle && `deal ${dealTitle}`, `for ${memberWords({ id: assigneeId, name: assigneeName }, inquiry)}`,
  ])
}

function placeOf({ contactId, dealId, companyId }: Task) {
  if (dealId) return { type: 'deal' as const, id: dealId }
  if (contactId) return { type: 'contact' as const, id: contactId }
  return companyId ? { type: 'company' as const, id: companyId } : undefined
}
