import type { AuditFilters } from '#shared/audit/schema'
import { addDays, startOfDay } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'

export interface AuditRow {
  id: string
  position: number
  type: string
  occurredAt: string
  actorId: string | null
  actorName: string | null
  subjectType: string
  subjectId: string
  payload: string | null
}

function selectAudit(db: Database, { actorId, subjectType, type, from, to }: AuditFilters, timeZone: string) {
  let query = db.selectFrom('events').leftJoin('users as u', 'u.id', 'events.actorId').select([
    'events.id', 'events.position', 'events.type', 'events.occurredAt', 'events.actorId', 'u.name as actorName', 'events.subjectType', 'events.subjectId', 'events.payload',
  ])
  if (actorId) query = query.where('events.actorId', actorId === 'none' ? 'is' : '=', actorId === 'none' ? null : actorId)
  if (subjectType) query = query.where('events.subjectType', '=', subjectType)
  if (type?.startsWith('.')) query = query.where('events.type', 'like', `%${type}`)
  else if (type) query = query.where('events.type', type.includes('.') ? '=' : 'like', type.includes('.') ? type : `${type}.%`)
  if (from) query = query.where('events.occurredAt', '>=', startOfDay(from, timeZone))
  if (to) query = query.where('events.occurredAt', '<', startOfDay(addDays(to, 1), timeZone))
  return query
}

/** Those among the events of some positions that the filters let through, the newest first. */
export async function listAuditRows(db: Database, filters: AuditFilters, timeZone: string, range: { from: number, before: number }): Promise<AuditRow[]> {
  return await selectAudit(db, filters, timeZone).where('events.position', '>=', range.from).where('events.position', '<', range.before)
    .orderBy('events.position', 'desc').execute()
}

/** Everything that happened to one record and that the filters let through, the newest first: by the record's index. */
export async function listAuditRowsOf(db: Database, filters: AuditFilters, timeZone: string, { subjectId, before }: { subjectId: string, before: number }): Promise<AuditRow[]> {
  const position = engineOf(db).unindexed('events.position')
  return await selectAudit(db, filters, timeZone).where('events.subjectId', '=', subjectId).where(eb => eb(position, '<', before)).orderBy(position, 'desc').execute()
}
