import type { CreateStage, Pipeline, Stage, UpdateStage } from '#shared/pipelines/schema'
import { inTransaction, type Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { changesBetween, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { getPipeline, getStage } from './pipelines'
import { insertStages, setQuietTimes, updateStageRow } from './pipelines.repository'

/** Makes an open stage behind the open ones that are there. */
export async function createStage(db: Database, actor: Actor, pipelineId: string, input: CreateStage): Promise<Stage> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const { stages } = await getPipeline(trx, pipelineId)
    if (stages.length >= 50) throw invalidField('name', 'too_many', 'A pipeline has at most 50 stages')
    const id = newId()
    await insertStages(trx, [{ id, pipelineId, position: stages.length, outcome: null, ...input }])
    const open = stages.filter(stage => stage.outcome === null)
    const closed = stages.filter(stage => stage.outcome !== null)
    await setOrder(trx, [...open.map(stage => stage.id), id, ...closed.map(stage => stage.id)])
    await recordEvent(trx, actor, { type: 'stage.created', subject: { type: 'stage', id }, payload: { name: input.name } })
    const { pipelineId: _, ...stage } = await getStage(trx, id)
    return stage
  })
}

/** Changes a stage; deals that are in it keep their probability, and go quiet by its new rotting days. */
export async function updateStage(db: Database, actor: Actor, id: string, input: UpdateStage): Promise<Stage> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const { pipelineId: _, ...before } = await getStage(trx, id)
    if (before.outcome && input.probability !== undefined && input.probability !== before.probability) {
      throw invalidField('probability', 'set_by_outcome', `The probability of a stage for what is ${before.outcome} is always ${before.probability} %`)
    }
    const changes = changesBetween<Stage>(before, input)
    if (Object.keys(changes).length === 0) return before
    await updateStageRow(trx, id, input)
    const after = { ...before, ...input }
    if (changes.rottingDays) await setQuietTimes(trx, after)
    await recordEvent(trx, actor, { type: 'stage.updated', subject: { type: 'stage', id }, payload: { name: after.name, changes } })
    return after
  })
}

/** Puts the stages of a pipeline into an order that names each of them once. */
export async function orderStages(db: Database, actor: Actor, pipelineId: string, stageIds: string[]): Promise<Pipeline> {
  assertCan(actor, 'pipelines.manage')
  return await inTransaction(db, async (trx) => {
    const before = await getPipeline(trx, pipelineId)
    const known = new Set(before.stages.map(stage => stage.id))
    if (stageIds.length !== known.size || new Set(stageIds).size !== known.size || !stageIds.every(id => known.has(id))) {
      throw invalidField('stageIds', 'not_all_stages', 'The order has to name every stage of the pipeline once')
    }
    if (before.stages.every((stage, index) => stage.id === stageIds[index])) return before
    await setOrder(trx, stageIds)
    const after = await getPipeline(trx, pipelineId)
    const names = (pipeline: Pipeline) => pipeline.stages.map(stage => stage.name)
    await recordEvent(trx, actor, { type: 'pipeline.stages_ordered', subject: { type: 'pipeline', id: pipelineId }, payload: { name: after.name, changes: { stages: { before: names(before), after: names(after) } } } })
    return after
  })
}

async function setOrder(db: Database, stageIds: string[]): Promise<void> {
  for (const [position, id] of stageIds.entries()) await updateStageRow(db, id, { position })
}
