import type { Insertable, Selectable } from 'kysely'
import { insightKinds, type InsightKind } from '#shared/insights/values'
import type { Database } from '#server/db/database'
import type { InsightsTable } from '#server/db/insight-tables'
import type { HistorySubject } from '../ai/record-history'

/** Whom Claude told something of a kind about which record. */
interface InsightKey { userId: string, kind: InsightKind, subject: HistorySubject }

const columns = ['role', 'locale', 'hash', 'sources', 'isCut', 'askedAt'] as const

export type InsightRow = Pick<Selectable<InsightsTable>, (typeof columns)[number]>

export async function findInsight(db: Database, { userId, kind, subject }: InsightKey): Promise<InsightRow | undefined> {
  return await db.selectFrom('insights').select(columns).where('userId', '=', userId).where('kind', '=', kind)
    .where('subjectType', '=', subject.type).where('subjectId', '=', subject.id).executeTakeFirst()
}

/** Whether somebody was told anything of a record. */
export async function hasInsights(db: Database, userId: string, subject: HistorySubject): Promise<boolean> {
  // By each kind, as the key has it before the record.
  const found = await db.selectFrom('insights').select('hash').where('userId', '=', userId).where('kind', 'in', insightKinds)
    .where('subjectType', '=', subject.type).where('subjectId', '=', subject.id).limit(1).executeTakeFirst()
  return found !== undefined
}

/** Writes what somebody was told, in place of what they were told before. */
export async function putInsight(db: Database, { userId, kind, subject }: InsightKey, row: Omit<Insertable<InsightsTable>, 'userId' | 'kind' | 'subjectType' | 'subjectId' | 'organizationId'>): Promise<void> {
  await db.insertInto('insights').values({ userId, kind, subjectType: subject.type, subjectId: subject.id, ...row })
    .onConflict(conflict => conflict.columns(['organizationId', 'userId', 'kind', 'subjectType', 'subjectId']).doUpdateSet(row)).execute()
}
