import type { Insertable } from 'kysely'
import type { Database } from '#server/db/database'
import type { PipelinesTable, StagesTable } from '#server/db/schema'

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
