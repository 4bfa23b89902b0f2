import type { HistoryKind } from '#shared/history/schema'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'

export interface RecordedEvent { id: string, position: number, type: string, occurredAt: string, actorName: string | null, payload: string | null }

/** What happened to a record, the newest first. Sorted apart from the index of positions, which would lead through everyone's history. */
export async function listEventsOf(db: Database, kind: HistoryKind, id: string, { before, after, limit }: { before?: number, after?: number, limit?: number }): Promise<RecordedEvent[]> {
  const position = engineOf(db).unindexed('events.position')
  return await db.selectFrom('events').leftJoin('users as u', 'u.id', 'events.actorId')
    .select(['events.id', 'events.position', 'events.type', 'events.occurredAt', 'events.payload', 'u.name as actorName'])
    .where('events.subjectType', '=', kind).where('events.subjectId', '=', id)
    .$if(before !== undefined, query => query.where(eb => eb(position, '<', before!)))
    .$if(after !== undefined, query => query.where(eb => eb(position, '>', after!)))
    .orderBy(position, 'desc').$if(limit !== undefined, query => query.limit(limit!)).execute()
}

export async function findEventOf(db: Database, kind: HistoryKind, id: string, eventId: string): Promise<{ position: number, payload: string | null } | undefined> {
  return await db.selectFrom('events').select(['position', 'payload'])
    .where('id', '=', eventId).where('subjectType', '=', kind).where('subjectId', '=', id).executeTakeFirst()
}
