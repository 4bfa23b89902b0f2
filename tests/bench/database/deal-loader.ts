import { activityDocument } from '#server/domain/activities/activity-fields'
import { dealDocument } from '#server/domain/deals/deal-search'
import { contactName } from '#shared/contacts/name'
import { quietAt } from '#shared/deals/quiet'
import { fold } from '#shared/search/fold'
import { company as makeCompany } from '../corpus/companies'
import type { CorpusActivity } from '../corpus/activities'
import { contact as makeContact } from '../corpus/contacts'
import { dealContact, type CorpusDeal } from '../corpus/deals'
import { instantOrNull } from './last-interactions'
import type { Loading } from './loading'

export function loadDeal(loading: Loading, deal: CorpusDeal, index: number): void {
  const { tables, events, account, size, now } = loading
  const { id, title, contactId, companyId, valueCents, currency, expectedCloseDate, actualCloseDate, outcome, lostReason, source, campaign, nextAction, nextActionDate } = deal
  const createdAt = new Date(deal.createdAt).toISOString()
  const lastInteractionAt = instantOrNull(loading.lastInteractions.ofDeal[index]!)
  const person = makeContact(dealContact(index, size), size, now)
  const companyName = person.company === null ? null : makeCompany(person.company, size, now).name
  const { id: stageId, pipelineId, probability } = loading.stage(deal.stage)
  tables.insert('deals', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, ownerId: account.userId, title, sortTitle: fold(title), contactId, companyId,
    pipelineId, stageId, position: -index, valueCents, currency, probability, expectedCloseDate, actualCloseDate, outcome, lostReason, source, campaign,
    nextAction, nextActionDate, stageEnteredAt: new Date(deal.stageEnteredAt).toISOString(), lastInteractionAt,
    quietAt: quietAt({ lastInteractionAt, createdAt }, { rottingDays: null }), isSample: 0,
  })
  for (const [step, { stage, enteredAt }] of deal.way.entries()) {
    const leftAt = deal.way[step + 1]?.enteredAt ?? deal.stageEnteredAt
    tables.insert('stageStays', { dealId: id, stageId: loading.stage(stage).id, enteredAt: new Date(enteredAt).toISOString(), leftAt: new Date(leftAt).toISOString() })
  }
  tables.insert('dealContacts', { dealId: id, contactId })
  tables.insert('dealSearch', { id, ...dealDocument({ title, nextAction, contactName: contactName(person), companyName }) })
  events.record('deal.created', 'deal', id, createdAt, { name: title })
}

export function loadActivity({ tables, events, account }: Loading, activity: CorpusActivity): void {
  const { id, type, subject, body, direction, durationSeconds, contactId, companyId, dealId } = activity
  const createdAt = new Date(activity.createdAt).toISOString()
  tables.insert('activities', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, type, subject, body, direction, durationSeconds, occurredAt: createdAt,
    contactId, companyId, dealId, userId: account.userId, metadata: '{}', importId: null, isSample: 0,
  })
  tables.insert('activitySearch', { id, text: activityDocument({ subject, body }), companyText: '' })
  events.record('activity.logged', 'activity', id, createdAt, { name: subject, activityType: type, contactId, companyId, dealId })
}
