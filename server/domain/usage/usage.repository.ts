import type { Database } from '#server/db/database'
import type { UsageCountsTable } from '#server/db/usage-tables'

export const recordTables = ['contacts', 'companies', 'deals', 'activities', 'tasks'] as const
export type RecordTable = (typeof recordTables)[number]

/** The records of one kind that are not in the trash. */
export async function countRecords(db: Database, table: RecordTable): Promise<number> {
  const { count } = await db.selectFrom(table).select(eb => eb.fn.countAll<number>().as('count')).where('deletedAt', 'is', null).executeTakeFirstOrThrow()
  return Number(count)
}

const ownerColumns = { contacts: 'ownerId', companies: 'ownerId', deals: 'ownerId', activities: 'userId', tasks: 'assigneeId' } as const

/** The records of one kind by whose they are; of activities, by who logged them. */
export async function countRecordsByMember(db: Database, table: RecordTable): Promise<Map<string, number>> {
  const owner = ownerColumns[table]
  const rows = await db.selectFrom(table).select([`${owner} as userId`, eb => eb.fn.countAll<number>().as('count')]).where('deletedAt', 'is', null).groupBy(owner).execute()
  return new Map(rows.flatMap(({ userId, count }) => userId ? [[userId, Number(count)] as const] : []))
}

/** The bytes of every file, also of those under way and in the trash: they take up room. */
export async function sumFileBytes(db: Database): Promise<number> {
  const { bytes } = await db.selectFrom('attachments').select(eb => eb.fn.sum<number | null>('size').as('bytes')).executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

export async function sumFileBytesByMember(db: Database): Promise<Map<string, number>> {
  const rows = await db.selectFrom('attachments').select(['uploadedById', eb => eb.fn.sum<number>('size').as('bytes')]).groupBy('uploadedById').execute()
  return new Map(rows.flatMap(({ uploadedById, bytes }) => uploadedById ? [[uploadedById, Number(bytes)] as const] : []))
}

type Counted = Pick<UsageCountsTable, 'day' | 'kind' | 'userId' | 'count'>

/** Adds to what stands there: several servers count, and none overwrites another. */
export async function addToUsage(db: Database, rows: Counted[]): Promise<void> {
  await db.insertInto('usageCounts').values(rows.map(({ day, kind, userId, count }) => ({ day, kind, userId, count })))
    .onConflict(conflict => conflict.columns(['organizationId', 'day', 'kind', 'userId']).doUpdateSet(eb => ({ count: eb('usageCounts.count', '+', eb.ref('excluded.count')) }))).execute()
}

export async function sumUsage(db: Database, day: string, kind: Counted['kind']): Promise<number> {
  const { count } = await db.selectFrom('usageCounts').select(eb => eb.fn.sum<number | null>('count').as('count')).where('day', '=', day).where('kind', '=', kind).executeTakeFirstOrThrow()
  return Number(count ?? 0)
}

export async function listUsageSince(db: Database, day: string): Promise<Counted[]> {
  return await db.selectFrom('usageCounts').select(['day', 'kind', 'userId', 'count']).where('day', '>=', day).execute()
}

export async function deleteUsageBefore(db: Database, day: string): Promise<void> {
  await db.deleteFrom('usageCounts').where('day', '<', day).execute()
}
