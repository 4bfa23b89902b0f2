import { z } from 'zod'
import { activityTypes, listActivitiesSchema, type Activity } from '#shared/activities/schema'
import { recordKinds } from '#shared/records/kinds'
import { listActivities } from '../../activities/list-activities'
import { askedDay, dayField, lookedFor } from '../asked-days'
import { askedRecord, recordField } from '../asked-record'
import type { Inquiry } from '../inquiry'
import { memberField, memberNamed } from '../people'
import { instantWords, listing, memberWords, mostRows, recordRow } from '../rows'
import { defineTool } from '../tool'

export const findActivities = defineTool({
  name: 'find_activities',
  description: 'Finds calls, e-mails, meetings, notes, messages and purchases, the newest first: what happened in a time, by whom or with whom.',
  input: z.strictObject({
    type: z.enum(activityTypes).optional(),
    text: z.string().max(200).optional().describe('Words of its text.'),
    member: memberField('Who logged it:').optional(),
    record: recordField('Only with this contact, company or deal.').optional(),
    since: dayField('Only on this day or later.'),
    before: dayField('Only before this day.'),
  }),
  async run(inquiry, { type, text, member, record: n, since, before }) {
    const record = n === undefined ? undefined : askedRecord(inquiry, n, recordKinds)
    const days = { since: askedDay(inquiry, since, 'past'), before: askedDay(inquiry, before, 'past') }
    const { activities, total = 0 } = await listActivities(inquiry.db, inquiry.actor, listActivitiesSchema.parse({
      type, q: text, after: days.since, before: days.before, limit: mostRows,
      userId: member && (await memberNamed(inquiry, member)).id, ...(record ? { [`${record.type}Id`]: record.id } : {}),
    }))
    return {
      found: total, isCut: total > activities.length, text: listing('activities', activities.map(activity => activityRow(inquiry, activity)), total),
      by: lookedFor({ type: { value: type }, text: { value: text }, member: { value: member }, record: { value: record?.title }, since: { day: days.since }, before: { day: days.before } }),
    }
  },
})

function activityRow(inquiry: Inquiry, activity: Activity): string {
  const { id, type, subject, body, direction, contactName, dealTitle, userId, userName, occurredAt } = activity
  return recordRow(inquiry, { type: 'activity', id, title: subject ?? type, of: placeOf(activity) }, [
    direction ? `${direction} ${type}` : type, instantWords(occurredAt, inquiry), contactName && `contact ${contactName}`, dealTitle && `deal ${dealTitle}`, userName && `by ${memberWords({ id: userId, name: userName }, inquiry)}`, body && `text: ${body}`,
  ])
}

function placeOf({ contactId, dealId, companyId }: Activity) {
  if (contactId) return { type: 'contact' as const, id: contactId }
  if (dealId) return { type: 'deal' as const, id: dealId }
  return companyId ? { type: 'company' as const, id: companyId } : undefined
}
