import type { Locale } from '#shared/accounts/schema'
import type { Pipeline, Stage, StageColor } from '#shared/pipelines/schema'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { deletePipelineRow, deleteStageRow, findStage, insertPipeline, insertStages, listPipelineRows, listStageRows } from './pipelines.repository'

interface UsualStage { names: Record<Locale, string>, probability: number, color: StageColor, outcome: 'won' | 'lost' | null }

const usualStages: UsualStage[] = [
  { names: { en: 'Lead', fa: 'سرنخ' }, probability: 10, color: 'slate', outcome: null },
  { names: { en: 'Qualified', fa: 'واجد شرایط' }, probability: 30, color: 'sky', outcome: null },
  { names: { en: 'Proposal', fa: 'پیشنهاد' }, probability: 60, color: 'violet', outcome: null },
  { names: { en: 'Won', fa: 'برنده' }, probability: 100, color: 'green', outcome: 'won' },
  { names: { en: 'Lost', fa: 'ازدست‌رفته' }, probability: 0, color: 'red', outcome: 'lost' },
]

const usualName: Record<Locale, string> = { en: 'Sales', fa: 'فروش' }

/** The pipeline that every organization starts with, in the language of its founder. */
export async function createDefaultPipeline(db: Database, locale: Locale): Promise<void> {
  await insertWithStages(db, { name: usualName[locale], isDefault: 1, position: 0 }, locale)
}

/** Writes a pipeline with the stages that every pipeline starts with, named in the language of who makes it, and answers its id. */
export async function insertWithStages(db: Database, pipeline: { name: string, isDefault: number, position: number }, locale: Locale): Promise<string> {
  const pipelineId = newId()
  await insertPipeline(db, { id: pipelineId, createdAt: instantNow(), ...pipeline })
  await insertStages(db, usualStages.map(({ names, ...stage }, position) => ({ id: newId(), pipelineId, position, rottingDays: null, name: names[locale], ...stage })))
  return pipelineId
}

/** Every pipeline with its stages in order, the default one first. */
export async function listPipelines(db: Database): Promise<Pipeline[]> {
  const [pipelines, stages] = await Promise.all([listPipelineRows(db), listStageRows(db)])
  return pipelines.map(pipeline => ({
    ...pipeline,
    isDefault: pipeline.isDefault === 1,
    stages: stages.filter(stage => stage.pipelineId === pipeline.id).map(({ pipelineId: _, ...stage }) => stage),
  }))
}

/** One pipeline with its stages. */
export async function getPipeline(db: Database, id: string): Promise<Pipeline> {
  const pipeline = (await listPipelines(db)).find(pipeline => pipeline.id === id)
  if (!pipeline) throw notFound()
  return pipeline
}

export type StageOfPipeline = Stage & { pipelineId: string }

export async function getStage(db: Database, id: string): Promise<StageOfPipeline> {
  const stage = await findStage(db, id)
  if (!stage) throw notFound()
  return stage
}

/** The first stage of a pipeline (else of the default one) that has this outcome; null is an open one. */
export async function getFirstStage(db: Database, pipelineId: string | undefined, outcome: Stage['outcome'] = null): Promise<StageOfPipeline> {
  const pipeline = pipelineId ? await getPipeline(db, pipelineId) : (await listPipelines(db))[0]
  const stage = pipeline?.stages.find(stage => stage.outcome === outcome)
  if (!pipeline || !stage) throw notFound()
  return { ...stage, pipelineId: pipeline.id }
}

/** Takes an empty pipeline away; its own checks are with the deals (delete-pipeline.ts). */
export async function removePipeline(db: Database, id: string): Promise<void> {
  await deletePipelineRow(db, id)
}

/** Takes an empty stage away; its own checks are with the deals (delete-stage.ts). */
export async function removeStage(db: Database, id: string): Promise<void> {
  await deleteStageRow(db, id)
}
