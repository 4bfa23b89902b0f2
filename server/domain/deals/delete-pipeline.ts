import type { Pipeline, Stage } from '#shared/pipelines/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { getFirstStage, getPipeline, getStage, removePipeline } from '../pipelines/pipelines'
import { assertNotDefault } from '../pipelines/pipelines.policy'
import { countInStage, leaveStays, moveTrashed } from './columns.repository'
import { emptyStage } from './delete-stage'

/**
 * Deletes a pipeline that is not the default one. Its open deals go to the stage `moveTo` of another pipeline, what is won
 * and lost to that pipeline's stages for it; without `moveTo` they refuse the deletion. Deals in the trash follow without a word.
 */
export async function deletePipeline(db: Database, actor: Actor, id: string, { moveTo }: { moveTo?: string }): Promise<void> {
  assertCan(actor, 'pipelines.manage')
  const pipeline = await getPipeline(db, id)
  assertNotDefault(pipeline)
  const heirOf = await heirsIn(db, id, moveTo)
  if (moveTo) for (const stage of pipeline.stages) await emptyStage(db, actor, stage.id, heirOf(stage).id)
  await inTransaction(db, async (trx) => {
    const now = await getPipeline(trx, id)
    assertNotDefault(now)
    await assertEmpty(trx, now)
    for (const stage of now.stages) {
      await moveTrashed(trx, stage.id, heirOf(stage))
      await leaveStays(trx, stage.id, heirOf(stage))
    }
    await removePipeline(trx, id)
    await recordEvent(trx, actor, { type: 'pipeline.deleted', subject: { type: 'pipeline', id }, payload: { name: now.name } })
  })
}

/** Which stage takes the deals of one that goes: of the pipeline of `moveTo`, or of the default one. */
async function heirsIn(db: Database, goneId: string, moveTo: string | undefined) {
  const open = moveTo ? await getStage(db, moveTo) : await getFirstStage(db, undefined)
  if (open.pipelineId === goneId || open.outcome) throw invalidField('moveTo', 'not_an_open_stage', 'Name an open stage of another pipeline')
  const { stages } = await getPipeline(db, open.pipelineId)
  return (gone: Stage) => ({ id: (gone.outcome ? stages.find(({ outcome }) => outcome === gone.outcome) : undefined)?.id ?? open.id, pipelineId: open.pipelineId })
}

async function assertEmpty(db: Database, { stages }: Pipeline): Promise<void> {
  let held = 0
  for (const { id } of stages) held += await countInStage(db, id)
  if (held > 0) throw new DomainError('pipeline_in_use', { detail: `The pipeline holds ${held} deals. Name a stage of another one with moveTo, and they go there.`, extensions: { held } })
}
