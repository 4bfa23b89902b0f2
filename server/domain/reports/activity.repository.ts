import type { ActivityType } from '#shared/activities/schema'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { bucketColumn } from './bucket-column'
import { ownedBy } from './owned-by'

export interface Instants { start: string, end: string }

function activitiesBetween(db: Database, viewer: Viewer, ownerId: ReportFilters['ownerId'], { start, end }: Instants) {
  return db.selectFrom('activities').where('activities.deletedAt', 'is', null).where(ownedBy(viewer, ownerId, 'activities.userId'))
    .where('activities.occurredAt', '>=', start).where('activities.occurredAt', '<', end)
}

/** Activities of one type and person in one part of the period. */
export interface ActivityGroup { bucket: number, type: ActivityType, userId: string | null, count: number }

export async function listActivityGroups(db: Database, viewer: Viewer, ownerId: ReportFilters['ownerId'], instants: Instants, starts: string[]): Promise<ActivityGroup[]> {
  const rows = await activitiesBetween(db, viewer, ownerId, instants).select(['activities.type', 'activities.userId'])
    .select(eb => [bucketColumn(eb.ref('activities.occurredAt'), starts).as('bucket'), eb.fn.countAll<number>().as('count')])
    .groupBy(['activities.type', 'activities.userId', 'bucket']).execute()
  return rows.map(row => ({ ...row, bucket: Number(row.bucket), count: Number(row.count) }))
}

/** How many activities there were by the quarter of an hour (its first instant), which the clocks of every time zone know. */
export async function listQuarters(db: Database, viewer: Viewer, ownerId: ReportFilters['ownerId'], instants: Instants): Promise<{ quarter: string, count: number }[]> {
  const rows = await activitiesBetween(db, viewer, ownerId, instants)
    .select((eb) => {
      const minutes = eb.fn<string>('substr', [eb.ref('activities.occurredAt'), eb.lit(15), eb.lit(2)])
      return [
        eb.fn<string>('substr', [eb.ref('activities.occurredAt'), eb.lit(1), eb.lit(14)]).as('hour'),
        eb.case().when(minutes, '<', '15').then(eb.lit(0)).when(minutes, '<', '30').then(eb.lit(15)).when(minutes, '<', '45').then(eb.lit(30)).else(eb.lit(45)).end().as('minute'),
        eb.fn.countAll<number>().as('count'),
      ]
    }).groupBy(['hour', 'minute']).execute()
  return rows.map(({ hour, minute, count }) => ({ quarter: `${hour}${String(minute).padStart(2, '0')}:00.000Z`, count: Number(count) }))
}

/** The tasks that each person has completed. */
export async function listTasksCompleted(db: Database, viewer: Viewer, ownerId: ReportFilters['ownerId'], { start, end }: Instants): Promise<{ userId: string | null, count: number }[]> {
  const rows = await db.selectFrom('tasks').where('tasks.deletedAt', 'is', null).where(ownedBy(viewer, ownerId, 'tasks.assigneeId'))
    .where('tasks.completedAt', '>=', start).where('tasks.completedAt', '<', end)
    .select(eb => ['tasks.assigneeId as userId', eb.fn.countAll<number>().as('count')]).groupBy('tasks.assigneeId').execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}
