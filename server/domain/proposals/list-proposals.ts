import { todayIn } from '#shared/dates/days'
import type { ListProposals, ProposalSummary } from '#shared/proposals/schema'
import type { ProposalSortKey } from '#shared/proposals/values'
import { searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { paginate } from '#server/db/pagination'
import type { Actor } from '../actor'
import { selectProposals, toSummary, type ProposalRow } from './proposals.repository'
import { visibleProposals } from './proposals.policy'

type Filters = Omit<ListProposals, 'limit' | 'cursor' | 'sort' | 'total'>

export interface ProposalPage { proposals: ProposalSummary[], cursor: string | null, total?: number }

const sortColumns = {
  title: { column: 'proposals.sortTitle', field: 'sortTitle', nullable: false },
  value: { column: 'proposals.valueCents', field: 'valueCents', nullable: false },
  state: { column: 'proposals.state', field: 'state', nullable: false },
  validUntil: { column: 'proposals.validUntil', field: 'validUntil', nullable: true },
  createdAt: { column: 'proposals.createdAt', field: 'createdAt', nullable: false },
  updatedAt: { column: 'proposals.updatedAt', field: 'updatedAt', nullable: false },
} as const satisfies Record<ProposalSortKey, { column: string, field: keyof ProposalRow, nullable: boolean }>

/** A page of the proposals that the actor sees, and how many there are in all unless told not to count. */
export async function listProposals(db: Database, actor: Actor, { limit, cursor, sort, total: withTotal, ...filters }: ListProposals): Promise<ProposalPage> {
  const { column, field, nullable } = sortColumns[sort.replace(/^-/, '') as ProposalSortKey]
  const today = todayIn(actor.timeZone)
  const page = await paginate<ProposalRow>(() => matchingProposals(db, actor, filters, today) as never, {
    column, idColumn: 'proposals.id', descending: sort.startsWith('-'), nullable, limit, cursor, key: `proposals ${sort}`,
    positionOf: row => ({ value: row[field], id: row.id }),
  })
  return { proposals: page.rows.map(row => toSummary(row, today)), cursor: page.cursor, ...(withTotal ? { total: await countProposals(db, actor, filters, today) } : {}) }
}

async function countProposals(db: Database, actor: Actor, filters: Filters, today: string): Promise<number> {
  const { count } = await matchingProposals(db, actor, filters, today).clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** The proposals that the actor sees and the filters let through. */
function matchingProposals(db: Database, actor: Actor, { state, q, contactId, companyId, dealId, ownerId, trashed }: Filters, today: string) {
  let query = selectProposals(db, actor).where('proposals.deletedAt', trashed ? 'is not' : 'is', null).where(visibleProposals(actor))
  for (const [column, id] of Object.entries({ contactId, companyId, dealId })) {
    if (id) query = query.where(`proposals.${column as 'contactId'}`, '=', id)
  }
  if (ownerId) query = ownerId === 'none' ? query.where('proposals.ownerId', 'is', null) : query.where('proposals.ownerId', '=', ownerId)
  if (state === 'expired') query = query.where('proposals.state', 'in', ['sent', 'viewed']).where('proposals.validUntil', '<', today)
  else if (state) query = query.where('proposals.state', '=', state)
  if (state === 'sent' || state === 'viewed') query = query.where(eb => eb.or([eb('proposals.validUntil', 'is', null), eb('proposals.validUntil', '>=', today)]))
  for (const word of q ? searchWords(q) : []) query = query.where('proposals.searchText', 'like', `%${word}%`)
  return query
}
