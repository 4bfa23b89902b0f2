import type { Insertable } from 'kysely'
import { contactName } from '#shared/contacts/name'
import type { ActivitiesTable } from '#server/db/activity-tables'
import { activityTitle } from '../activities/activity-fields'
import type { NewEvent } from '../events/events'
import { stageOf } from './deal-rows'
import type { SampleRows } from './sample-data.repository'
import type { SampleDeal } from './sample-record'
import type { SampleWriting } from './sample-writing'

type ActivityRow = Insertable<ActivitiesTable>

/** What the system would have recorded had the sample records been made one by one, in the order of time. */
export function sampleEvents(writing: SampleWriting, { activities, tasks }: Pick<SampleRows, 'activities' | 'tasks'>): NewEvent[] {
  const { records: { companies, contacts, deals }, ids } = writing
  const events: NewEvent[] = [
    ...companies.map(({ key, name, createdAt }): NewEvent => ({
      type: 'company.created', subject: { type: 'company', id: ids.company(key)! }, payload: { name }, occurredAt: createdAt,
    })),
    ...contacts.map(({ key, firstName, lastName, createdAt }): NewEvent => ({
      type: 'contact.created', subject: { type: 'contact', id: ids.contact(key) }, occurredAt: createdAt,
      payload: { name: contactName({ firstName, lastName, email: null, phone: null }) },
    })),
    ...deals.flatMap(deal => dealEvents(writing, deal)),
    ...activities.map(activityEvent),
    ...tasks.map((task): NewEvent => ({ type: 'task.created', subject: { type: 'task', id: task.id }, payload: { name: task.title }, occurredAt: task.createdAt })),
  ]
  return events.sort((a, b) => a.occurredAt! < b.occurredAt! ? -1 : a.occurredAt! > b.occurredAt! ? 1 : 0)
}

function dealEvents(writing: SampleWriting, { key, title, stageHistory, outcome, lostReason }: SampleDeal): NewEvent[] {
  const subject = { type: 'deal' as const, id: writing.ids.deal(key)! }
  return stageHistory.map(({ stage, enteredAt }, index): NewEvent => {
    const to = stageOf(writing, stage)
    if (index === 0) return { type: 'deal.created', subject, payload: { name: title, stage: to.name }, occurredAt: enteredAt }
    const from = stageOf(writing, stageHistory[index - 1]!.stage)
    const closing = to.outcome === null ? {} : { outcome: { before: null, after: outcome }, ...(lostReason ? { lostReason: { before: null, after: lostReason } } : {}) }
    return {
      type: 'deal.stage_changed', subject, occurredAt: enteredAt,
      payload: { name: title, outcome: to.outcome && outcome, changes: { stage: { before: from.name, after: to.name }, stageId: { before: from.id, after: to.id }, ...closing } },
    }
  })
}

function activityEvent({ id, type, subject = null, body = null, contactId, companyId, dealId, occurredAt }: ActivityRow): NewEvent {
  return {
    type: 'activity.logged', subject: { type: 'activity', id }, occurredAt,
    payload: { name: activityTitle({ subject, body }), activityType: type, contactId, companyId, dealId },
  }
}
