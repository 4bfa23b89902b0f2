import type { MemberUsage, Usage, UsageDay } from '#shared/usage/answers'
import { can } from '#shared/members/permissions'
import { noLimits } from '#shared/plans/schema'
import { apart } from '#server/db/apart'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { untilNextChange } from '../events/revision-cache'
import { listMembers } from '../members/members'
import { tokensThisMonth } from '../ai/budget'
import { planOf } from '../plans/limits'
import { lastUsageDays } from './usage-day'
import { countRecords, countRecordsByMember, deleteUsageBefore, listUsageSince, recordTables, sumFileBytes, sumFileBytesByMember, type RecordTable } from './usage.repository'

const shownDays = 30

type Counts = Awaited<ReturnType<typeof listUsageSince>>

/** What the organization uses, and of how much; for its admins, also who uses it. Calls come in some seconds late. */
export async function getUsage(db: Database, actor: Actor): Promise<Usage> {
  const days = lastUsageDays(shownDays)
  const [plan, counts] = [await planOf(db, actor.organizationId), await listUsageSince(db, days[0]!)]
  return {
    plan: plan?.name ?? null,
    limits: plan?.limits ?? noLimits,
    records: await untilNextChange(db, actor.organizationId, 'usage of records', () => recordsByKind(apart(db))),
    storageBytes: await sumFileBytes(db),
    aiTokens: await tokensThisMonth(db),
    days: days.map(day => onDay(day, counts)),
    ...can(actor.role, 'members.manage') ? { members: await byMember(db, actor, counts) } : {},
  }
}

/** Counts of so long ago nobody looks at. */
export async function forgetUsageBefore(db: Database, day: string): Promise<void> {
  await deleteUsageBefore(db, day)
}

async function recordsByKind(db: Database): Promise<Usage['records']> {
  const entries = await Promise.all(recordTables.map(async table => [table, await countRecords(db, table)] as const))
  return Object.fromEntries(entries) as Record<RecordTable, number>
}

function onDay(day: string, counts: Counts): UsageDay {
  const of = (kind: 'apiCalls' | 'emails') => sum(counts.filter(count => count.day === day && count.kind === kind))
  return { day, apiCalls: of('apiCalls'), emails: of('emails') }
}

async function byMember(db: Database, actor: Actor, counts: Counts): Promise<MemberUsage[]> {
  const records = await untilNextChange(db, actor.organizationId, 'usage by member', () => Promise.all(recordTables.map(table => countRecordsByMember(apart(db), table))))
  const bytes = await sumFileBytesByMember(db)
  return (await listMembers(db, actor)).map(({ id, name }) => {
    const of = (kind: 'apiCalls' | 'emails') => sum(counts.filter(count => count.userId === id && count.kind === kind))
    return { userId: id, name, records: records.reduce((all, ofKind) => all + (ofKind.get(id) ?? 0), 0), storageBytes: bytes.get(id) ?? 0, apiCalls: of('apiCalls'), emails: of('emails') }
  })
}

function sum(counts: Counts): number {
  return counts.reduce((all, { count }) => all + count, 0)
}
