import type { Deal } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { changesBetween, recordEvents, type Changes, type NewEvent } from '../events/events'
import { getStage } from '../pipelines/pipelines'

const kept = ['version', 'updatedAt', 'deletedAt', 'pipelineId', 'stageEnteredAt', 'lastInteractionAt', 'discountApproval', 'contacts', 'position', 'quietAt']
const setByStage = ['stageId', 'probability', 'outcome', 'actualCloseDate', 'lostReason']

function without(changes: Changes, fields: string[]): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !fields.includes(field)))
}

/** Tells what became of a deal: its way to another stage is an event of its own, beside other changes of the same moment. */
export async function recordDealChanges(db: Database, actor: Actor, before: Deal, after: Deal): Promise<void> {
  const stages = before.stageId === after.stageId ? [] : [await getStage(db, before.stageId), await getStage(db, after.stageId)]
  await recordEvents(db, actor, eventsOfDeal(before, after, new Map(stages.map(({ id, name }) => [id, name]))))
}

type ToldDeal = Pick<Deal, 'id' | 'title' | 'ownerId' | 'stageId' | 'outcome' | 'valueCents' | 'currency'>

/** The events that lead from one state of a deal to another; `stageNames` knows the stages of both. */
export function eventsOfDeal<Told extends ToldDeal>(before: Told, after: Told, stageNames: Map<string, string>): NewEvent[] {
  const changes = without(changesBetween(before, after), kept)
  const subject = { type: 'deal' as const, id: after.id }
  const events: NewEvent[] = []
  if (changes.stageId) {
    const { stageId, outcome, lostReason, probability, actualCloseDate } = changes
    events.push({ type: 'deal.stage_changed', subject, tell: after.ownerId, payload: {
      name: after.title, outcome: after.outcome,
      changes: { stage: { before: stageNames.get(before.stageId), after: stageNames.get(after.stageId) }, stageId, ...(outcome ? { outcome } : {}), ...(lostReason ? { lostReason } : {}) },
      // What the stage brings along is not told on the timeline; putting the deal back needs it.
      besides: { ...(probability ? { probability } : {}), ...(actualCloseDate ? { actualCloseDate } : {}) },
    } })
  }
  const others = without(changes, changes.stageId ? setByStage : [])
  // An amount says nothing without its currency.
  if (others.valueCents || others.currency) others.value = { before: valueOf(before), after: valueOf(after) }
  if (Object.keys(others).length) events.push({ type: 'deal.updated', subject, tell: changes.ownerId ? after.ownerId : null, payload: { name: after.title, changes: others } })
  return events
}

function valueOf({ valueCents, currency }: Pick<Deal, 'valueCents' | 'currency'>): Pick<Deal, 'valueCents' | 'currency'> {
  return { valueCents, currency }
}
