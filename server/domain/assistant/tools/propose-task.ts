import { z } from 'zod'
import { recordKinds } from '#shared/records/kinds'
import { oneLine } from '../../ai/one-line'
import { askedDay, dayField, lookedFor } from '../asked-days'
import { askedRecord, recordField } from '../asked-record'
import { memberField, memberNamed } from '../people'
import { defineTool } from '../tool'
import { assertRoom } from '../proposals'

export const proposeTask = defineTool({
  name: 'propose_task',
  description: 'Proposes a task to the person who asks. It is not made: they see it below the answer and decide. Only when they ask for something to be done or planned.',
  needs: 'records.create',
  input: z.strictObject({
    title: z.string().trim().min(1).max(300),
    due: dayField('When it is due.'),
    member: memberField('Who is to do it, the asker if not given:').optional(),
    record: recordField('What it is about: a contact, company or deal.').optional(),
  }),
  async run(inquiry, { title, due, member, record: n }) {
    assertRoom(inquiry)
    const record = n === undefined ? null : askedRecord(inquiry, n, recordKinds)
    const { id, name } = await memberNamed(inquiry, member ?? 'me')
    inquiry.actions.push({ kind: 'task', title: oneLine(title, 300), due: askedDay(inquiry, due, 'future') ?? null, assignee: { id, name }, record })
    return { found: null, by: lookedFor({ record: { value: record?.title } }), text: 'Proposed. The person will see it below your answer and decide; say so, and do not claim that it is done.' }
  },
})
