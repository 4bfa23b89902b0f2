import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { getPipeline, getStage, removeStage } from '../pipelines/pipelines'
import { assertCanSpare } from '../pipelines/pipelines.policy'
import { moveDeals } from './close-deals'
import { countInStage, leaveStays, listIdsInStage, moveTrashed } from './columns.repository'

/**
 * Deletes a stage. Deals that it still holds go to the top of `moveTo` first, in batches; without it they refuse the deletion.
 * Deals in the trash follow without a word.
 */
export async function deleteStage(db: Database, actor: Actor, id: string, { moveTo }: { moveTo?: string }): Promise<void> {
  assertCan(actor, 'pipelines.manage')
  const stage = await getStage(db, id)
  if (moveTo === id) throw invalidField('moveTo', 'same_stage', 'Name another stage')
  const target = moveTo ? await getStage(db, moveTo) : undefined
  assertCanSpare((await getPipeline(db, stage.pipelineId)).stages, stage)
  if (target) await emptyStage(db, actor, id, target.id)
  await inTransaction(db, async (trx) => {
    const { stages } = await getPipeline(trx, stage.pipelineId)
    assertCanSpare(stages, stage)
    const held = await countInStage(trx, id)
    if (held > 0) throw new DomainError('stage_in_use', { detail: `The stage holds ${held} deals. Name another stage with moveTo, and they go there.`, extensions: { held } })
    const heir = target ?? { ...stages.find(other => other.id !== id && other.outcome === stage.outcome)!, pipelineId: stage.pipelineId }
    await moveTrashed(trx, id, heir)
    await leaveStays(trx, id, heir)
    await removeStage(trx, id)
    await recordEvent(trx, actor, { type: 'stage.deleted', subject: { type: 'stage', id }, payload: { name: stage.name } })
  })
}

/** Moves the deals of a stage to the top of another one, in batches; those in the trash stay. */
export async function emptyStage(db: Database, actor: Actor, id: string, targetId: string): Promise<void> {
  for (let ids = await listIdsInStage(db, id, 500); ids.length; ids = await listIdsInStage(db, id, 500)) await moveDeals(db, actor, { ids: ids.toReversed(), stageId: targetId })
}
