import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { BoardFilters, ListDeals } from '#shared/deals/schema'
import { addDays, startOfDay, todayIn } from '#shared/dates/days'
import { fold, searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import { viewOf } from '../events/revision-cache'
import { sharedWith } from '../shares/visibility'
import { dealComesFrom } from './deal-origin'
import { visibleDeals } from './deals.policy'
import { selectDeals } from './deals.repository'

export type DealFilters = Partial<Omit<ListDeals, 'limit' | 'cursor' | 'sort' | 'total'>> & BoardFilters

/** The deals that the actor sees and the filters let through. */
export function matchingDeals(db: Database, actor: Actor, filters: DealFilters, deals = selectDeals(db, actor)) {
  const words = filters.q ? searchWords(filters.q) : []
  let query = deals
    .where('deals.deletedAt', filters.trashed ? 'is not' : 'is', null)
    .where(visibleDeals(actor))
  if (words.length) query = query.where(engineOf(db).matches('deal', actor.organizationId, words, 'deals.id'))
  if (filters.pipelineId && filters.pipelineId !== 'all') query = query.where('deals.pipelineId', '=', filters.pipelineId)
  if (filters.stageId) query = query.where('deals.stageId', '=', filters.stageId)
  if (filters.enteredStageId) query = query.where(cameInto(actor, filters.enteredStageId, filters))
  if (filters.ownerId) query = filters.ownerId === 'none' ? query.where('deals.ownerId', 'is', null) : query.where('deals.ownerId', '=', filters.ownerId)
  if (filters.sharedWith) query = query.where(sharedWith(filters.sharedWith, 'deal', 'deals'))
  if (filters.companyId) query = query.where('deals.companyId', '=', filters.companyId)
  if (filters.contactId) {
    const { contactId } = filters
    query = query.where('deals.id', 'in', eb => eb.selectFrom('dealContacts as l').select('l.dealId').where('l.contactId', '=', contactId))
  }
  if (filters.outcome) query = filters.outcome === 'open' ? query.where('deals.outcome', 'is', null) : query.where('deals.outcome', '=', filters.outcome)
  if (filters.valueMin !== undefined) query = query.where('deals.valueCents', '>=', filters.valueMin)
  if (filters.valueMax !== undefined) query = query.where('deals.valueCents', '<=', filters.valueMax)
  if (filters.closeAfter) query = query.where('deals.expectedCloseDate', '>=', filters.closeAfter)
  if (filters.closeBefore) query = query.where('deals.expectedCloseDate', '<', filters.closeBefore)
  if (filters.closedAfter) query = query.where('deals.actualCloseDate', '>=', filters.closedAfter)
  if (filters.closedBefore) query = query.where('deals.actualCloseDate', '<', filters.closedBefore)
  if (filters.createdAfter) query = query.where('deals.createdAt', '>=', startOfDay(filters.createdAfter, actor.timeZone))
  if (filters.createdBefore) query = query.where('deals.createdAt', '<', startOfDay(filters.createdBefore, actor.timeZone))
  if (filters.currency) query = query.where('deals.currency', '=', filters.currency)
  if (filters.undated) query = query.where('deals.expectedCloseDate', 'is', null)
  if (filters.lostReason) query = filters.lostReason === 'none' ? query.where('deals.lostReason', 'is', null) : query.where('deals.lostReason', '=', filters.lostReason)
  if (filters.source) query = query.where(dealComesFrom(actor, 'source', filters.source))
  if (filters.campaign) query = query.where(dealComesFrom(actor, 'campaign', filters.campaign))
  if (filters.due) query = query.where('deals.outcome', 'is', null).where('deals.nextActionDate', '<', todayIn(actor.timeZone))
  if (filters.quiet) query = query.where('deals.outcome', 'is', null).where('deals.quietAt', '<', startOfDay(addDays(todayIn(actor.timeZone), 1), actor.timeZone))
  if (filters.rotting) {
    const today = startOfDay(todayIn(actor.timeZone), actor.timeZone)
    query = query.where('deals.outcome', 'is', null).where(eb => eb.exists(eb.selectFrom('stages as s').select('s.id').whereRef('s.id', '=', 'deals.stageId').where('s.rottingDays', 'is not', null)
      .where(inner => inner(engineOf(db).daysAfter(inner.ref('deals.stageEnteredAt'), inner.ref('s.rottingDays').$notNull()), '<', today))))
  }
  for (const tag of filters.tags ?? []) {
    query = query.where('deals.id', 'in', eb => eb.selectFrom('dealTags as l').innerJoin('tags as t', 't.id', 'l.tagId')
      .select('l.dealId').where('t.foldedName', '=', fold(tag)))
  }
  return query
}

/** The condition that a deal came into a stage, on some days of the actor if these are given. */
function cameInto({ timeZone }: Actor, stageId: string, { enteredAfter, enteredBefore }: DealFilters): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'deals'>()
  const stays = eb.selectFrom('stageStays as e').select('e.dealId').whereRef('e.dealId', '=', 'deals.id').where('e.stageId', '=', stageId)
    .$if(enteredAfter !== undefined, query => query.where('e.enteredAt', '>=', startOfDay(enteredAfter!, timeZone)))
    .$if(enteredBefore !== undefined, query => query.where('e.enteredAt', '<', startOfDay(enteredBefore!, timeZone)))
  return eb.exists(stays)
}

/** What else than the records an answer to these filters depends on: whoever looks, and for some filters on which day and where. */
export function viewThrough(actor: Actor, filters: DealFilters): unknown[] {
  return [viewOf(actor), filters, ...(filters.rotting || filters.quiet || filters.due ? [todayIn(actor.timeZone), actor.timeZone] : filters.createdAfter || filters.createdBefore || filters.enteredStageId ? [actor.timeZone] : [])]
}
