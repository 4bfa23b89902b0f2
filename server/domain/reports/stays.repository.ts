import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import type { Viewer } from '../shares/visibility'
import { bucketColumn } from './bucket-column'
import { dealValue, reportedDeals } from './reported-deals'

type DealsOfReport = Omit<ReportFilters, 'pipelineId'>

/** Stays of a report's deals in some stages; whichever pipeline the deals are in now. */
function staysIn(db: Database, viewer: Viewer, { ownerId, currency }: DealsOfReport, stageIds: string[]) {
  return db.selectFrom('stageStays as s').innerJoin('deals', 'deals.id', 's.dealId').where('s.stageId', 'in', stageIds).where(reportedDeals(viewer, { ownerId, currency }))
}

/** Deals in a stage, or those that came to or left it within one of several stretches of time. */
export interface StayGroup { stageId: string, currency: string, count: number, valueCents: number }

/** The deals that are in these stages now. */
export async function listPresent(db: Database, viewer: Viewer, filters: DealsOfReport, stageIds: string[]): Promise<StayGroup[]> {
  const rows = await staysIn(db, viewer, filters, stageIds).where('s.leftAt', 'is', null)
    .select(['s.stageId', 'deals.currency']).select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(dealValue()).as('value')])
    .groupBy(['s.stageId', 'deals.currency']).execute()
  return rows.map(({ value, count, ...row }) => ({ ...row, count: Number(count), valueCents: value }))
}

/** The deals that entered or left these stages since the first of `instants`, by the last of these that had passed then. */
export async function listMoves(db: Database, viewer: Viewer, filters: DealsOfReport, stageIds: string[], at: 'enteredAt' | 'leftAt', instants: string[]): Promise<(StayGroup & { bucket: number })[]> {
  const column = `s.${at}` as const
  const rows = await staysIn(db, viewer, filters, stageIds).where(column, '>=', instants[0]!)
    .select(['s.stageId', 'deals.currency'])
    .select(eb => [bucketColumn(eb.ref(column).$notNull(), instants).as('bucket'), eb.fn.countAll<number>().as('count'), eb.fn.sum<number>(dealValue()).as('value')])
    .groupBy(['s.stageId', 'deals.currency', 'bucket']).execute()
  return rows.map(({ value, count, bucket, ...row }) => ({ ...row, bucket: Number(bucket), count: Number(count), valueCents: value }))
}

export interface StageWays { entered: number, advanced: number, won: number, lost: number }

/** What became of the deals that entered a stage between two instants; `later` are the stages that count as further on. */
export async function findWaysFrom(db: Database, viewer: Viewer, filters: DealsOfReport, stageId: string, later: string[], { start, end }: { start: string, end: string }): Promise<StageWays> {
  const entries = staysIn(db, viewer, filters, [stageId]).where('s.enteredAt', '>=', start).where('s.enteredAt', '<', end)
    .select(['s.dealId', 'deals.outcome']).select(eb => eb.fn.min('s.enteredAt').as('enteredAt')).groupBy(['s.dealId', 'deals.outcome'])
  const row = await db.selectFrom(entries.as('e')).select(eb => [
    eb.fn.countAll<number>().as('entered'),
    eb.fn.sum<number>(eb.case().when('e.outcome', '=', 'won').then(1).else(0).end()).as('won'),
    eb.fn.sum<number>(eb.case().when('e.outcome', 'in', ['lost', 'abandoned']).then(1).else(0).end()).as('lost'),
    eb.fn.sum<number>(eb.case().when(eb.or([
      eb('e.outcome', '=', 'won'),
      eb.exists(eb.selectFrom('stageStays as l').select('l.dealId').whereRef('l.dealId', '=', 'e.dealId').whereRef('l.enteredAt', '>', 'e.enteredAt')
        // By the deal, of which there are few stays; not by the stage, of which there are thousands.
        .where(engineOf(db).unindexed('l.stageId'), 'in', later)),
    ])).then(1).else(0).end()).as('advanced'),
  ]).executeTakeFirstOrThrow()
  return { entered: Number(row.entered), advanced: Number(row.advanced ?? 0), won: Number(row.won ?? 0), lost: Number(row.lost ?? 0) }
}

export interface StageDays { stageId: string, count: number, days: number }

/** How long the deals stayed on average that left these stages between two instants. */
export async function listDaysOfLeft(db: Database, viewer: Viewer, filters: DealsOfReport, stageIds: string[], { start, end }: { start: string, end: string }): Promise<StageDays[]> {
  return (await staysIn(db, viewer, filters, stageIds).where('s.leftAt', '>=', start).where('s.leftAt', '<', end)
    .select('s.stageId').select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.avg<number>(engineOf(db).daysApart(eb.ref('s.enteredAt'), eb.ref('s.leftAt').$notNull())).as('days')])
    .groupBy('s.stageId').execute()).map(row => ({ ...row, count: Number(row.count), days: Number(row.days) }))
}

/** How long the deals have been there on average that are in these stages now. */
export async function listDaysOfPresent(db: Database, viewer: Viewer, filters: DealsOfReport, stageIds: string[], now: string): Promise<StageDays[]> {
  return (await staysIn(db, viewer, filters, stageIds).where('s.leftAt', 'is', null)
    .select('s.stageId').select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.avg<number>(engineOf(db).daysApart(eb.ref('s.enteredAt'), eb.val(now))).as('days')])
    .groupBy('s.stageId').execute()).map(row => ({ ...row, count: Number(row.count), days: Number(row.days) }))
}
