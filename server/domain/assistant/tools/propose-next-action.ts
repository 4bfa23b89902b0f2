import { z } from 'zod'
import { getContact } from '../../contacts/contacts'
import { getDeal } from '../../deals/deals'
import { oneLine } from '../../ai/one-line'
import { askedDay, dayField, lookedFor } from '../asked-days'
import { askedRecord, recordField } from '../asked-record'
import { assertRoom } from '../proposals'
import { defineTool, ToolMisuse } from '../tool'

export const proposeNextAction = defineTool({
  name: 'propose_next_action',
  description: 'Proposes the next action of a contact or an open deal: one line and a day. It is not set: the person who asks sees it below the answer and decides. Only when they ask for something to be done or planned.',
  needs: 'records.edit',
  input: z.strictObject({
    record: recordField('A contact or an open deal.'),
    nextAction: z.string().trim().min(1).max(300),
    on: dayField('On which day.'),
  }),
  async run(inquiry, { record: n, nextAction, on }) {
    assertRoom(inquiry)
    const { type, id, title } = askedRecord(inquiry, n, ['contact', 'deal'])
    const { version, ...before } = type === 'contact' ? await getContact(inquiry.db, inquiry.actor, id) : await getDeal(inquiry.db, inquiry.actor, id)
    if ('outcome' in before && before.outcome) throw new ToolMisuse(`[${n}] is not an open deal.`)
    inquiry.actions.push({
      kind: 'nextAction', nextAction: oneLine(nextAction, 300), nextActionDate: askedDay(inquiry, on, 'future') ?? null,
      record: { type, id, title, version, nextAction: before.nextAction, nextActionDate: before.nextActionDate },
    })
    return { found: null, by: lookedFor({ record: { value: title } }), text: 'Proposed. The person will see it below your answer and decide; say so, and do not claim that it is done.' }
  },
})
