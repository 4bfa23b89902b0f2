import { searchText } from '#server/domain/search/search-index'
import { fold } from '#shared/search/fold'
import type { CorpusActivity } from '../corpus/activities'
import type { CorpusDeal } from '../corpus/deals'
import { instantOrNull } from './last-interactions'
import type { Loading } from './loading'

const QUIET_DAYS = 14
const MS_PER_DAY = 86_400_000

export function loadDeal(loading: Loading, deal: CorpusDeal, index: number): void {
  const { tables, events, account } = loading
  const { id, title, contactId, companyId, valueCents, currency, expectedCloseDate, actualCloseDate, outcome, lostReason, nextAction, nextActionDate } = deal
  const createdAt = new Date(deal.createdAt).toISOString()
  const lastInteraction = loading.lastInteractions.ofDeal[index]!
  const { id: stageId, pipelineId, probability } = loading.stage(deal.stage)
  tables.insert('deals', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, ownerId: account.userId, title, sortTitle: fold(title), contactId, companyId,
    pipelineId, stageId, position: -index, valueCents, currency, probability, expectedCloseDate, actualCloseDate, outcome, lostReason,
    nextAction, nextActionDate, stageEnteredAt: new Date(deal.stageEnteredAt).toISOString(), lastInteractionAt: instantOrNull(lastInteraction),
    quietAt: new Date(Math.max(lastInteraction, deal.createdAt) + QUIET_DAYS * MS_PER_DAY).toISOString(), isSample: 0,
  })
  tables.insert('dealContacts', { dealId: id, contactId })
  tables.insert('dealSearch', { id, text: searchText([title]), companyText: '' })
  events.record('deal.created', 'deal', id, createdAt, { name: title })
}

export function loadActivity({ tables, events, account }: Loading, activity: CorpusActivity): void {
  const { id, type, subject, body, direction, durationSeconds, contactId, companyId, dealId } = activity
  const createdAt = new Date(activity.createdAt).toISOString()
  tables.insert('activities', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, type, subject, body, direction, durationSeconds, occurredAt: createdAt,
    contactId, companyId, dealId, userId: account.userId, metadata: '{}', importId: null, isSample: 0,
  })
  tables.insert('activitySearch', { id, text: searchText([subject, body]), companyText: '' })
  events.record('activity.created', 'activity', id, createdAt, { name: subject })
}
