import { quietAt } from '#shared/deals/quiet'
import type { Deal, MoveDeal, Outcome } from '#shared/deals/schema'
import { todayIn } from '#shared/dates/days'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { assertCan, assertMayChangeOwner } from '../members/policy'
import { assertIsMember } from '../members/members'
import { getStage, type StageOfPipeline } from '../pipelines/pipelines'
import { recordDealChanges } from './deal-events'
import { assertDiscountApproved } from './discount-approval'
import { getDeal, staleDeal } from './deals'
import { updateDealRow } from './deals.repository'
import { placeIn } from './places'
import { entryInto, type Entry } from './stage-entry'

/** Moves a deal to a place in a stage. `version` is the one the caller has seen; a stale one moves nothing. */
export async function moveDeal(db: Database, actor: Actor, id: string, { stageId, before, ownerId }: MoveDeal, version?: number): Promise<Deal> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const seen = await getDeal(trx, actor, id)
    if (version !== undefined && version !== seen.version) throw await staleDeal(trx, seen)
    const deal = await handOver(trx, actor, seen, ownerId)
    const stage = await getStage(trx, stageId)
    if (before && before !== id) await getDeal(trx, actor, before)
    if (stage.id !== deal.stageId) return await enterStage(trx, actor, deal, stage, { before: before === id ? undefined : before })
    if (before === undefined || before === id) return deal
    await updateDealRow(trx, id, deal.version, { position: await placeIn(trx, stage.id, id, before), updatedAt: instantNow() })
    await recordEvent(trx, actor, { type: 'deal.reordered', subject: { type: 'deal', id }, payload: { name: deal.title } })
    return await getDeal(trx, actor, id)
  })
}

/** Gives a deal to another owner (null: to nobody), if one is named. */
async function handOver(trx: Database, actor: Actor, deal: Deal, ownerId: string | null | undefined): Promise<Deal> {
  if (ownerId === undefined || ownerId === deal.ownerId) return deal
  assertMayChangeOwner(actor, deal.ownerId, ownerId)
  await assertIsMember(trx, actor, ownerId)
  if (!await updateDealRow(trx, deal.id, deal.version, { ownerId, updatedAt: instantNow() })) throw await staleDeal(trx, await getDeal(trx, actor, deal.id))
  const after = await getDeal(trx, actor, deal.id)
  await recordDealChanges(trx, actor, deal, after)
  return after
}

interface Entering { before?: string | null, lostAs?: Outcome, lostReason?: string | null }

/** Takes a deal into another stage, or gives a lost one another reason, and tells so. */
export async function enterStage(trx: Database, actor: Actor, deal: Deal, stage: StageOfPipeline, { before, ...entering }: Entering = {}): Promise<Deal> {
  if (stage.outcome === 'won' && deal.outcome !== 'won') assertDiscountApproved(deal.discountApproval)
  const changes = changesOnEntry(deal, stage, { now: instantNow(), today: todayIn(actor.timeZone), ...entering })
  const position = deal.stageId === stage.id ? {} : { position: await placeIn(trx, stage.id, deal.id, before) }
  const written = await updateDealRow(trx, deal.id, deal.version, { ...changes, ...position })
  if (!written) throw await staleDeal(trx, await getDeal(trx, actor, deal.id))
  const after = await getDeal(trx, actor, deal.id)
  await recordDealChanges(trx, actor, deal, after)
  return after
}

type EnteringDeal = Pick<Deal, 'stageId' | 'outcome' | 'actualCloseDate' | 'lostReason' | 'lastInteractionAt' | 'createdAt'>

/** What changes on a deal that enters a stage, or that is lost for another reason, beside its place in the column. */
export function changesOnEntry(deal: EnteringDeal, stage: StageOfPipeline, { now, today, ...entering }: Omit<Entering, 'before'> & { now: string, today: string }) {
  const entry = { ...entryInto(stage, { now, today, ...entering }), ...keptEnding(deal, stage, entering) }
  return deal.stageId === stage.id
    ? { outcome: entry.outcome, lostReason: entry.lostReason, updatedAt: now }
    : { ...entry, quietAt: quietAt(deal, stage), updatedAt: now }
}

/** From one stage for what is won (or lost) to another, a deal ended when and as it did. */
function keptEnding(deal: EnteringDeal, stage: StageOfPipeline, { lostAs, lostReason }: Omit<Entering, 'before'>): Partial<Entry> {
  const ended = deal.outcome === 'abandoned' ? 'lost' : deal.outcome
  if (ended === null || ended !== stage.outcome) return {}
  return {
    actualCloseDate: deal.actualCloseDate,
    ...(lostAs === undefined ? { outcome: deal.outcome } : {}),
    ...(lostReason === undefined ? { lostReason: deal.lostReason } : {}),
  }
}
