import type { ListPayments, Payment } from '#shared/money/schema'
import type { Database } from '#server/db/database'
import { paginate } from '#server/db/pagination'
import type { Actor } from '../actor'
import { untilNextChange, viewOf } from '../events/revision-cache'
import { visiblePayments } from './payments.policy'
import { selectPayments, toPayment, type PaymentRow } from './payments.repository'

type Filters = Omit<ListPayments, 'limit' | 'cursor' | 'sort' | 'total'>

export interface PaymentPage { payments: Payment[], cursor: string | null, total?: number }

/** A page of the payments that the actor sees, and how many there are in all unless told not to count. */
export async function listPayments(db: Database, actor: Actor, { limit, cursor, sort, total: withTotal, ...filters }: ListPayments): Promise<PaymentPage> {
  const isByValue = sort.endsWith('value')
  const page = await paginate<PaymentRow>(() => matchingPayments(db, actor, filters) as never, {
    column: isByValue ? 'payments.valueCents' : 'payments.paidOn', idColumn: 'payments.id', descending: sort.startsWith('-'), nullable: false, limit, cursor, key: `payments ${sort}`,
    positionOf: row => ({ value: isByValue ? row.valueCents : row.paidOn, id: row.id }),
  })
  return { payments: page.rows.map(toPayment), cursor: page.cursor, ...(withTotal ? { total: await countPayments(db, actor, filters) } : {}) }
}

async function countPayments(db: Database, actor: Actor, filters: Filters): Promise<number> {
  return await untilNextChange(db, actor.organizationId, JSON.stringify(['payments', viewOf(actor), filters]), async () => {
    const { count } = await matchingPayments(db, actor, filters).clearSelect().select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(count)
  })
}

/** The payments that the actor sees and the filters let through. */
function matchingPayments(db: Database, actor: Actor, filters: Filters) {
  let query = selectPayments(db, actor).where('payments.deletedAt', 'is', null).where(visiblePayments(actor))
  for (const name of ['contactId', 'companyId', 'dealId', 'purchaseId', 'currency'] as const) {
    const value = filters[name]
    if (value) query = query.where(`payments.${name}`, '=', value)
  }
  if (filters.from) query = query.where('payments.paidOn', '>=', filters.from)
  if (filters.to) query = query.where('payments.paidOn', '<', filters.to)
  return query
}
