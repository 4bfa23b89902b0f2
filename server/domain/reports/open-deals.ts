import type { Pipeline, Stage } from '#shared/pipelines/schema'
import type { Counted, WeightedSum } from '#shared/reports/answers'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { countOf, weightedSumsOf } from './currency-sums'
import { listMoves, listPresent, type StayGroup } from './stays.repository'

export type OpenDeals = Omit<Counted, 'sums'> & { sums: WeightedSum[] }

export function openStagesOf(pipelines: Pipeline[]): Stage[] {
  return pipelines.flatMap(({ stages }) => stages.filter(({ outcome }) => outcome === null))
}

/**
 * What was open in these stages at each of some instants, the earliest first: what is open now, less what came and with
 * what left since. Deals count with the value that they have now, and with the probability of the stage that they were in.
 */
export async function openAt(db: Database, viewer: Viewer, filters: ReportFilters, stages: Stage[], instants: string[]): Promise<OpenDeals[]> {
  const ids = stages.map(({ id }) => id)
  if (ids.length === 0 || instants.length === 0) return instants.map(() => ({ count: 0, sums: [] }))
  const [present, entered, left] = await Promise.all([
    listPresent(db, viewer, filters, ids),
    listMoves(db, viewer, filters, ids, 'enteredAt', instants),
    listMoves(db, viewer, filters, ids, 'leftAt', instants),
  ])
  return instants.map((_, place) => {
    const since = ({ bucket }: { bucket: number }) => bucket >= place
    return added(stages, [...present, ...entered.filter(since).map(negative), ...left.filter(since)])
  })
}

function negative(group: StayGroup): StayGroup {
  return { ...group, count: -group.count, valueCents: -group.valueCents }
}

/** Currencies in which nothing was open are left out; absurd values may leave a rest below nothing, which is none. */
function added(stages: Stage[], groups: StayGroup[]): OpenDeals {
  const probabilities = new Map(stages.map(({ id, probability }) => [id, probability]))
  const held = new Set([...new Set(groups.map(({ currency }) => currency))].filter(code => countOf(groups.filter(({ currency }) => currency === code)) > 0))
  const kept = groups.filter(({ currency }) => held.has(currency))
  const sums = weightedSumsOf(kept.map(group => ({ ...group, weightedCents: group.valueCents * probabilities.get(group.stageId)! / 100 })))
  return { count: countOf(kept), sums: sums.map(sum => ({ ...sum, valueCents: Math.max(0, sum.valueCents), weightedCents: Math.max(0, sum.weightedCents) })) }
}
