import type { Insertable } from 'kysely'
import { contactName } from '#shared/contacts/name'
import type { ActivitiesTable } from '#server/db/activity-tables'
import type { PaymentsTable } from '#server/db/money-tables'
import { activityTitle } from '../activities/activity-fields'
import type { NewEvent } from '../events/events'
import { stageOf } from './deal-rows'
import type { SampleRows } from './sample-data.repository'
import type { SampleDeal } from './sample-record'
import type { SampleWriting } from './sample-writing'

type ActivityRow = Insertable<ActivitiesTable>
type PaymentRow = Insertable<PaymentsTable>

/** What the system would have recorded had the sample records been made one by one, in the order of time. */
export function sampleEvents(writing: SampleWriting, { activities, payments, tasks }: Pick<SampleRows, 'activities' | 'payments' | 'tasks'>): NewEvent[] {
  const { records: { companies, contacts, deals }, ids } = writing
  const titleOf = ({ dealId, purchaseId }: PaymentRow) => deals.find(({ key }) => ids.deal(key) === dealId)?.title ?? activities.find(({ id }) => id === purchaseId)?.subject ?? null
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
    ...payments.map(payment => paymentEvent(payment, titleOf(payment))),
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

function paymentEvent({ id, contactId, companyId, dealId, purchaseId, valueCents, currency, createdAt }: PaymentRow, name: string | null): NewEvent {
  return {
    type: 'payment.added', subject: { type: 'payment', id }, occurredAt: createdAt,
    payload: { name, contactId, companyId, dealId, purchaseId, changes: { value: { before: null, after: { valueCents, currency } } } },
  }
}
