import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { findAbove, findEnd, findPlace, renumberColumn } from './columns.repository'
import { rankBetween } from './ranks'

/**
 * The rank with which a deal lands in a column: above `before`, at the end (null) or at the top (undefined).
 * Numbers the column anew where there is no room left.
 */
export async function placeIn(db: Database, stageId: string, dealId: string, before: string | null | undefined): Promise<number> {
  if (before === undefined) return rankBetween(null, await findEnd(db, stageId, 'first', dealId))!
  if (before === null) return rankBetween(await findEnd(db, stageId, 'last', dealId), null)!
  const rank = await rankAbove(db, stageId, dealId, before)
  if (rank !== undefined) return rank
  await renumberColumn(db, stageId)
  return (await rankAbove(db, stageId, dealId, before))!
}

async function rankAbove(db: Database, stageId: string, dealId: string, before: string): Promise<number | undefined> {
  const place = await findPlace(db, before)
  if (place?.stageId !== stageId) throw invalidField('before', 'not_in_stage', 'The deal above which this one should land is no longer in that stage. Look at the board as it is now')
  return rankBetween(await findAbove(db, stageId, place, dealId), place.position)
}
