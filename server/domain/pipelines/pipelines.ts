import type { Pipeline, StageColor } from '#shared/pipelines/schema'
import type { Database } from '#server/db/database'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { insertPipeline, insertStages, listPipelineRows, listStageRows } from './pipelines.repository'

interface StageTemplate { name: string, probability: number, color: StageColor, outcome: 'won' | 'lost' | null }

const defaultStages: StageTemplate[] = [
  { name: 'Lead', probability: 10, color: 'slate', outcome: null },
  { name: 'Qualified', probability: 30, color: 'sky', outcome: null },
  { name: 'Proposal', probability: 60, color: 'violet', outcome: null },
  { name: 'Won', probability: 100, color: 'green', outcome: 'won' },
  { name: 'Lost', probability: 0, color: 'red', outcome: 'lost' },
]

/** The pipeline that every organization starts with. */
export async function createDefaultPipeline(db: Database): Promise<void> {
  const pipelineId = newId()
  await insertPipeline(db, { id: pipelineId, name: 'Sales', isDefault: 1, position: 0, createdAt: instantNow() })
  await insertStages(db, defaultStages.map((stage, position) => ({ id: newId(), pipelineId, position, rottingDays: null, ...stage })))
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
