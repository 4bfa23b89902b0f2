import type { Pipeline, UpdatePipeline } from '#shared/pipelines/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { changesBetween, recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { getPipeline, insertWithStages, listPipelines } from './pipelines'
import { setDefaultPipeline, updatePipelineRow } from './pipelines.repository'

/** Makes a pipeline with the stages that every pipeline starts with. */
export async function createPipeline(db: Database, actor: Actor, { name }: { name: string }): Promise<Pipeline> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const positions = (await listPipelines(trx)).map(pipeline => pipeline.position)
    const id = await insertWithStages(trx, { name, isDefault: 0, position: Math.max(0, ...positions) + 1 }, actor.session.user.locale)
    await recordEvent(trx, actor, { type: 'pipeline.created', subject: { type: 'pipeline', id }, payload: { name } })
    return await getPipeline(trx, id)
  })
}

/** Renames a pipeline, or makes it the default one in place of the other. */
export async function updatePipeline(db: Database, actor: Actor, id: string, { name, isDefault }: UpdatePipeline): Promise<Pipeline> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const before = await getPipeline(trx, id)
    const changes = changesBetween<Pipeline>(before, { name, isDefault })
    if (changes.name) await updatePipelineRow(trx, id, { name })
    if (changes.isDefault) await setDefaultPipeline(trx, id)
    if (Object.keys(changes).length) await recordEvent(trx, actor, { type: 'pipeline.updated', subject: { type: 'pipeline', id }, payload: { name: name ?? before.name, changes } })
    return await getPipeline(trx, id)
  })
}
