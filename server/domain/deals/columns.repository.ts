import type { Database } from '#server/db/database'
import { rankStep } from './ranks'

/** The rank of the first or the last deal of a column, without the one that is being moved. */
export async function findEnd(db: Database, stageId: string, end: 'first' | 'last', movedId: string): Promise<number | null> {
  const row = await db.selectFrom('deals').select('position').where('stageId', '=', stageId).where('deletedAt', 'is', null).where('id', '<>', movedId)
    .orderBy('position', end === 'first' ? 'asc' : 'desc').limit(1).executeTakeFirst()
  return row?.position ?? null
}

/** The rank of the deal right above a place in a column, without the one that is being moved. */
export async function findAbove(db: Database, stageId: string, place: { position: number, id: string }, movedId: string): Promise<number | null> {
  const row = await db.selectFrom('deals').select('position').where('stageId', '=', stageId).where('deletedAt', 'is', null).where('id', '<>', movedId)
    .where(eb => eb(eb.refTuple('position', 'id'), '<', eb.tuple(place.position, place.id)))
    .orderBy('position', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.position ?? null
}

export async function findPlace(db: Database, id: string): Promise<{ id: string, stageId: string, position: number } | undefined> {
  return await db.selectFrom('deals').select(['id', 'stageId', 'position']).where('id', '=', id).executeTakeFirst()
}

/** Numbers a column anew, in its present order, so that there is room between any two deals. */
export async function renumberColumn(db: Database, stageId: string): Promise<void> {
  const ranked = db.selectFrom('deals as d').where('d.stageId', '=', stageId).where('d.deletedAt', 'is', null)
    .select(['d.id', eb => eb.fn.agg<number>('row_number').over(over => over.orderBy('d.position').orderBy('d.id')).as('row')])
  await db.updateTable('deals').from(ranked.as('ranked')).whereRef('deals.id', '=', 'ranked.id')
    .set(eb => ({ position: eb('ranked.row', '*', rankStep) })).execute()
}

export async function countInStage(db: Database, stageId: string): Promise<number> {
  const { count } = await db.selectFrom('deals').select(eb => eb.fn.countAll<number>().as('count')).where('stageId', '=', stageId).where('deletedAt', 'is', null).executeTakeFirstOrThrow()
  return Number(count)
}

/** The first deals of a column. */
export async function listIdsInStage(db: Database, stageId: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('deals').select('id').where('stageId', '=', stageId).where('deletedAt', 'is', null).orderBy('position').orderBy('id').limit(limit).execute()
  return rows.map(row => row.id)
}

/** What was in a stage that goes counts as having been in its heir, so that reports lose nothing. */
export async function leaveStays(db: Database, stageId: string, to: { id: string }): Promise<void> {
  await db.updateTable('stageStays').set({ stageId: to.id }).where('stageId', '=', stageId).execute()
}

/** Deals in the trash that were in this stage would come back to another one. */
export async function moveTrashed(db: Database, stageId: string, to: { id: string, pipelineId: string }): Promise<void> {
  await db.updateTable('deals').set({ stageId: to.id, pipelineId: to.pipelineId }).where('stageId', '=', stageId).where('deletedAt', 'is not', null).execute()
}
