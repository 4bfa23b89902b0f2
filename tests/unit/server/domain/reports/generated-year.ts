import type { Outcome } from '#shared/deals/schema'
import { newId } from '#server/domain/ids'
import type { StageName, Studio } from '~/tests/fixtures/deals'

export interface MadeDeal {
  id: string
  ownerId: string | null
  currency: string
  valueCents: number
  probability: number
  createdAt: string
  /** The stages that it went through, and when. */
  way: { stage: StageName, at: string }[]
  outcome: Outcome | null
  closedOn: string | null
  lostReason: string | null
}
export interface MadeActivity { type: 'email' | 'call' | 'meeting' | 'note' | 'message', userId: string | null, at: string }
export interface MadeTask { assigneeId: string, completedAt: string }
export interface MadeYear { deals: MadeDeal[], activities: MadeActivity[], tasks: MadeTask[] }

const hour = 3_600_000
const open = ['Lead', 'Qualified', 'Proposal'] as const

/** The same numbers in the same order for the same seed: https://en.wikipedia.org/wiki/Mulberry32 */
function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A year and a half of work of Ana, Rui and nobody in particular, from mid-2025 on, at all hours, in three currencies. */
export function makeYear({ ana, rui }: Studio, seed: number): MadeYear {
  const next = randomFrom(seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!
  const start = Date.parse('2025-06-01T00:00:00.000Z')
  const some = () => new Date(start + Math.floor(next() * 440 * 24 * 4) * hour / 4).toISOString()
  const owners = [ana.actor.userId, ana.actor.userId, rui.actor.userId, null]
  const deals = Array.from({ length: 160 }, (): MadeDeal => {
    const createdAt = some()
    const way: MadeDeal['way'] = [{ stage: pick(open), at: createdAt }]
    const moves = Math.floor(next() * 5)
    for (let move = 0; move < moves; move++) {
      const { stage, at } = way.at(-1)!
      const isLast = move === moves - 1
      const others = (isLast && next() < 0.7 ? ['Won', 'Lost', 'Lost'] as const : open).filter(other => other !== stage)
      way.push({ stage: pick(others), at: new Date(Date.parse(at) + (1 + Math.floor(next() * 900)) * hour / 4).toISOString() })
    }
    const { stage, at } = way.at(-1)!
    const outcome = stage === 'Won' ? 'won' : stage === 'Lost' ? pick(['lost', 'lost', 'abandoned'] as const) : null
    return {
      id: newId(), ownerId: pick(owners), currency: pick(['EUR', 'EUR', 'JPY', 'KWD']), valueCents: Math.floor(next() * 90_000) * 7, probability: pick([10, 30, 60, 80, 95]),
      createdAt, way, outcome, closedOn: outcome ? at.slice(0, 10) : null, lostReason: outcome === 'lost' ? pick(['Price', 'No answer', null]) : null,
    }
  })
  const activities = Array.from({ length: 400 }, (): MadeActivity => ({ type: pick(['email', 'call', 'meeting', 'note', 'message']), userId: pick(owners), at: some() }))
  const tasks = Array.from({ length: 60 }, (): MadeTask => ({ assigneeId: pick([ana, rui]).actor.userId, completedAt: some() }))
  return { deals, activities, tasks }
}

/** Writes it as if people had done it; one deal and one activity more lie in the trash, and count nowhere. */
export async function writeYear({ ana, pipelineId, stages }: Studio, year: MadeYear): Promise<void> {
  const trashed = { deletedAt: '2026-09-01T00:00:00.000Z' }
  const deals = [...year.deals.map(deal => ({ ...deal, deletedAt: null })), { ...year.deals[0]!, id: newId(), ...trashed }]
  await ana.db.insertInto('deals').values(deals.map(({ id, ownerId, currency, valueCents, probability, createdAt, way, outcome, closedOn, lostReason, deletedAt }) => ({
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt, ownerId, title: 'Audit', sortTitle: 'audit', contactId: null, companyId: null, pipelineId, stageId: stages[way.at(-1)!.stage].id, position: 1,
    valueCents, currency, probability, expectedCloseDate: null, actualCloseDate: closedOn, outcome, lostReason, nextAction: null, nextActionDate: null, stageEnteredAt: way.at(-1)!.at, lastInteractionAt: null,
    quietAt: createdAt, isSample: 0,
  }))).execute()
  await ana.db.insertInto('stageStays').values(deals.flatMap(({ id, way }) => way.slice(0, -1).map(({ stage, at }, index) => (
    { dealId: id, stageId: stages[stage].id, enteredAt: at, leftAt: way[index + 1]!.at })))).execute()
  const rows = [...year.activities.map(activity => ({ ...activity, deletedAt: null })), { ...year.activities[0]!, ...trashed }].map(({ type, userId, at, deletedAt }) => ({
    id: newId(), version: 1, createdAt: at, updatedAt: at, deletedAt, type, subject: null, body: null, content: null, direction: null, durationSeconds: null, occurredAt: at,
    contactId: null, companyId: null, dealId: year.deals[0]!.id, userId, metadata: '{}', importId: null, isSample: 0,
  }))
  await ana.db.insertInto('activities').values(rows).execute()
  await ana.db.insertInto('tasks').values(year.tasks.map(({ assigneeId, completedAt }) => ({
    id: newId(), version: 1, createdAt: completedAt, updatedAt: completedAt, deletedAt: null, createdById: assigneeId, assigneeId, title: 'Call', body: null, searchText: 'call', dueAt: null, allDay: 0, priority: 1,
    recurrence: null, recurrenceStart: null, timeZone: 'UTC', reminderMinutes: null, remindAt: null, contactId: null, companyId: null, dealId: null, completedAt, beforeCompletion: null, isSample: 0,
  }))).execute()
}
