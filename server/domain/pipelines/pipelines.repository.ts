import type { Insertable, Updateable } from 'kysely'
import { usualRottingDays } from '#shared/deals/quiet'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { PipelinesTable, StagesTable } from '#server/db/deal-tables'

const stageColumns = ['id', 'pipelineId', 'name', 'position', 'probability', 'color', 'rottingDays', 'outcome'] as const

export async function listPipelineRows(db: Database) {
  return await db.selectFrom('pipelines').select(['id', 'name', 'isDefault', 'position']).orderBy('isDefault', 'desc').orderBy('position').execute()
}

export async function listStageRows(db: Database) {
  return await db.selectFrom('stages').select(stageColumns).orderBy('position').execute()
}

export async function findStage(db: Database, id: string) {
  return await db.selectFrom('stages').select(stageColumns).where('id', '=', id).executeTakeFirst()
}

export async function insertPipeline(db: Database, pipeline: Insertable<PipelinesTable>): Promise<void> {
  await db.insertInto('pipelines').values(pipeline).execute()
}

export async function insertStages(db: Database, stages: Insertable<StagesTable>[]): Promise<void> {
  await db.insertInto('stages').values(stages).execute()
}

export async function updatePipelineRow(db: Database, id: string, changes: Updateable<PipelinesTable>): Promise<void> {
  await db.updateTable('pipelines').set(changes).where('id', '=', id).execute()
}

/** A pipeline's stages go with it. */
export async function deletePipelineRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('pipelines').where('id', '=', id).execute()
}

export async function setDefaultPipeline(db: Database, id: string): Promise<void> {
  await db.updateTable('pipelines').set(eb => ({ isDefault: eb.case().when('id', '=', id).then(1).else(0).end() })).execute()
}

export async function updateStageRow(db: Database, id: string, changes: Updateable<StagesTable>): Promise<void> {
  await db.updateTable('stages').set(changes).where('id', '=', id).execute()
}

export async function deleteStageRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('stages').where('id', '=', id).execute()
}

/** Says anew when the open deals of a stage go quiet: its rotting days after their last interaction, or else their creation. */
export async function setQuietTimes(db: Database, stage: { id: string, rottingDays: number | null }): Promise<void> {
  await db.updateTable('deals').where('stageId', '=', stage.id)
    .set(eb => ({ quietAt: engineOf(db).daysAfter(eb.fn.coalesce('lastInteractionAt', 'createdAt'), stage.rottingDays ?? usualRottingDays) })).execute()
}
