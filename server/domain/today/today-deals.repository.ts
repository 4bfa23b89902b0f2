import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import type { TodayDays } from './today-days'
import { ownRecords } from './today.policy'

export type DealGroup = 'overdue' | 'dueToday' | 'withoutNextAction' | 'goneQuiet' | 'tomorrow'

export interface DueDeal { id: string, nextActionDate: string | null, quietAt: string }

/** Open deals of a group. A step without a date never comes up by itself, so its deal counts as one without a next action. */
function inGroup(db: Database, actor: Actor, days: TodayDays, group: DealGroup) {
  const open = db.selectFrom('deals').where('deals.deletedAt', 'is', null).where('deals.outcome', 'is', null).where(ownRecords(actor, 'deals'))
  if (group === 'overdue') return open.where('deals.nextActionDate', '<', days.today)
  if (group === 'dueToday') return open.where('deals.nextActionDate', '=', days.today)
  if (group === 'tomorrow') return open.where('deals.nextActionDate', '=', days.tomorrow)
  if (group === 'goneQuiet') return open.where('deals.quietAt', '<=', days.now)
  return open.where('deals.nextActionDate', 'is', null)
}

/** The deals of a group, the longest waiting first. */
export async function listDueDeals(db: Database, actor: Actor, days: TodayDays, group: DealGroup, limit: number): Promise<DueDeal[]> {
  return await inGroup(db, actor, days, group).select(['deals.id', 'deals.nextActionDate', 'deals.quietAt'])
    .orderBy(group === 'goneQuiet' ? 'deals.quietAt' : 'deals.nextActionDate').orderBy('deals.id').limit(limit).execute()
}

export async function countDueDeals(db: Database, actor: Actor, days: TodayDays, group: DealGroup): Promise<number> {
  const { count } = await inGroup(db, actor, days, group).select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}
