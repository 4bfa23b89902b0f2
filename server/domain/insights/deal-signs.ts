import type { TimelineEvent } from '#shared/activities/schema'
import { dayOf, daysBetween, todayIn } from '#shared/dates/days'
import { usualRottingDays } from '#shared/deals/quiet'
import type { Deal } from '#shared/deals/schema'
import type { DealSign } from '#shared/insights/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getTimeline } from '../activities/timeline'
import { getStage } from '../pipelines/pipelines'
import { averageDaysIn } from '../reports/days-in-stage'

/** What the signs are told from. */
export interface SignFacts {
  deal: Pick<Deal, 'outcome' | 'createdAt' | 'lastInteractionAt' | 'stageEnteredAt' | 'expectedCloseDate' | 'nextAction' | 'nextActionDate'>
  rottingDays: number | null
  /** How long deals stay in its stage on average; null where too few have left it. */
  averageDays: number | null
  timesPutOff: number
  today: string
  timeZone: string
}

/** A deal may be put off once without that meaning anything. */
const putOffTooOften = 2
/** Longer than the average is half of all deals; so much longer is a sign. */
const tooLong = 1.5

/** The signs that an open deal which the actor sees may be lost, the strongest first; of a closed one none. */
export async function findDealSigns(db: Database, actor: Actor, deal: Deal): Promise<DealSign[]> {
  if (deal.outcome) return []
  const { rottingDays } = await getStage(db, deal.stageId)
  return signsOf({
    deal, rottingDays, averageDays: await averageDaysIn(db, actor, deal.stageId), timesPutOff: await countPutOff(db, actor, deal.id),
    today: todayIn(actor.timeZone), timeZone: actor.timeZone,
  })
}

/** The signs by rule. */
export function signsOf({ deal, rottingDays, averageDays, timesPutOff, today, timeZone }: SignFacts): DealSign[] {
  if (deal.outcome) return []
  const signs: DealSign[] = []
  const since = (instant: string) => daysBetween(dayOf(instant, timeZone), today)
  const quiet = since(deal.lastInteractionAt ?? deal.createdAt)
  const allowed = rottingDays ?? usualRottingDays
  const isPlanned = deal.nextActionDate !== null && deal.nextActionDate >= today
  if (deal.expectedCloseDate && deal.expectedCloseDate < today) signs.push({ kind: 'close_overdue', count: daysBetween(deal.expectedCloseDate, today), usual: null })
  if (quiet >= allowed && !isPlanned) signs.push({ kind: 'quiet', count: quiet, usual: allowed })
  const inStage = since(deal.stageEnteredAt)
  const usual = rottingDays ?? (averageDays === null ? null : Math.max(1, Math.round(averageDays)))
  if (usual !== null && inStage > (rottingDays ?? usual * tooLong)) signs.push({ kind: 'long_in_stage', count: inStage, usual })
  if (timesPutOff >= putOffTooOften) signs.push({ kind: 'close_moved', count: timesPutOff, usual: null })
  if (deal.nextActionDate && deal.nextActionDate < today) signs.push({ kind: 'next_step_overdue', count: daysBetween(deal.nextActionDate, today), usual: null })
  if (!deal.nextAction && !deal.nextActionDate) signs.push({ kind: 'no_next_step', count: null, usual: null })
  return signs
}

/** How often the expected close date was moved to a later day. */
async function countPutOff(db: Database, actor: Actor, id: string): Promise<number> {
  const { days } = await getTimeline(db, actor, { kind: 'deal', id }, { type: 'event', limit: 200 })
  return days.flatMap(({ entries }) => entries).filter(entry => entry.kind === 'event' && isPutOff(entry.event)).length
}

function isPutOff({ type, changes: { expectedCloseDate } }: TimelineEvent): boolean {
  return type === 'deal.updated' && typeof expectedCloseDate?.before === 'string' && typeof expectedCloseDate.after === 'string' && expectedCloseDate.before < expectedCloseDate.after
}
