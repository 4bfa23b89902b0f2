import type { Pipeline } from '#shared/pipelines/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { getPipeline, insertWithStages, listPipelines } from './pipelines'
import { updatePipelineRow } from './pipelines.repository'

/** Makes a pipeline with the stages that every pipeline starts with. */
export async function createPipeline(db: Database, actor: Actor, { name }: { name: string }): Promise<Pipeline> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const positions = (await listPipelines(trx)).map(pipeline => pipeline.position)
    const id = await insertWithStages(trx, { name, isDefault: 0, position: Math.max(0, ...positions) + 1 })
    await recordEvent(trx, actor, { type: 'pipeline.created', subject: { type: 'pipeline', id }, payload: { name } })
    return await getPipeline(trx, id)
  })
}

/** Renames a pipeline. */
export async function updatePipeline(db: Database, actor: Actor, id: string, { name }: { name: string }): Promise<Pipeline> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const before = await getPipeline(trx, id)
    if (before.name === name) return before
    await updatePipelineRow(trx, id, { name })
    await recordEvent(trx, actor, { type: 'pipeline.updated', subject: { type: 'pipeline', id }, payload: { name, changes: { name: { before: before.name, after: name } } } })
    return await getPipeline(trx, id)
  })
}
