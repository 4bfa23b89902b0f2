import { setImmediate } from 'node:timers/promises'
import type { BulkResult, Deal, Outcome } from '#shared/deals/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { getFirstStage, getStage } from '../pipelines/pipelines'
import { getDeal } from './deals'
import { enterStage } from './move-deal'

/** Deals in one transaction: few enough that no other writer waits for long. */
const batchSize = 20

type Change = (trx: Database, deal: Deal) => Promise<Deal>

/** Moves deals to the top of a stage. */
export async function moveDeals(db: Database, actor: Actor, { ids, stageId }: { ids: string[], stageId: string }): Promise<BulkResult> {
  assertCan(actor, 'records.edit')
  const stage = await getStage(db, stageId)
  return await changeEach(db, actor, ids, async (trx, deal) => {
    if (deal.stageId === stage.id) throw alreadyDone('The deal is in this stage already.')
    return await enterStage(trx, actor, deal, stage)
  })
}

/** Closes deals as won, each in the stage that its pipeline has for it. */
export async function markWon(db: Database, actor: Actor, { ids }: { ids: string[] }): Promise<BulkResult> {
  assertCan(actor, 'records.edit')
  return await changeEach(db, actor, ids, async (trx, deal) => {
    if (deal.outcome === 'won') throw alreadyDone('The deal is won already.')
    return await enterStage(trx, actor, deal, await getFirstStage(trx, deal.pipelineId, 'won'))
  })
}

/** Closes deals as lost or abandoned, with the reason; those that are lost already get the new reason. */
export async function markLost(db: Database, actor: Actor, { ids, lostReason, outcome }: { ids: string[], lostReason?: string | null, outcome: Outcome }): Promise<BulkResult> {
  assertCan(actor, 'records.edit')
  return await changeEach(db, actor, ids, async (trx, deal) => {
    if (deal.outcome === outcome && (lostReason === undefined || deal.lostReason === lostReason)) throw alreadyDone(`The deal is ${outcome} already.`)
    const isLost = deal.outcome === 'lost' || deal.outcome === 'abandoned'
    const stage = isLost ? await getStage(trx, deal.stageId) : await getFirstStage(trx, deal.pipelineId, 'lost')
    return await enterStage(trx, actor, deal, stage, { lostAs: outcome, lostReason })
  })
}

/** Makes a change to each deal, in batches with a pause between; one that cannot be changed keeps no other from it. */
async function changeEach(db: Database, actor: Actor, ids: string[], change: Change): Promise<BulkResult> {
  const result: BulkResult = { changed: [], unchanged: [] }
  const all = [...new Set(ids)]
  for (let start = 0; start < all.length; start += batchSize) {
    if (start > 0) await setImmediate()
    const batch = await inTransaction(db, async (trx) => {
      const done: BulkResult = { changed: [], unchanged: [] }
      for (const id of all.slice(start, start + batchSize)) {
        try {
          done.changed.push(await change(trx, await getDeal(trx, actor, id)))
        }
        catch (error) {
          // Refusals come before anything is written; whatever else goes wrong takes the batch back.
          if (!(error instanceof DomainError)) throw error
          done.unchanged.push({ id, code: error.code, detail: error.message })
        }
      }
      return done
    })
    result.changed.push(...batch.changed)
    result.unchanged.push(...batch.unchanged)
  }
  return result
}

function alreadyDone(detail: string): DomainError {
  return new DomainError('already_done', { detail })
}
