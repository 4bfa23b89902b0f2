import type { BoardFilters, ListDeals } from '#shared/deals/schema'
import { fold, searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Actor } from '../actor'
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
  if (filters.pipelineId) query = query.where('deals.pipelineId', '=', filters.pipelineId)
  if (filters.stageId) query = query.where('deals.stageId', '=', filters.stageId)
  if (filters.ownerId) query = filters.ownerId === 'none' ? query.where('deals.ownerId', 'is', null) : query.where('deals.ownerId', '=', filters.ownerId)
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
  for (const tag of filters.tags ?? []) {
    query = query.where('deals.id', 'in', eb => eb.selectFrom('dealTags as l').innerJoin('tags as t', 't.id', 'l.tagId')
      .select('l.dealId').where('t.foldedName', '=', fold(tag)))
  }
  return query
}
