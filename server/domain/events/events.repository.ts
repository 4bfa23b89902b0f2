import type { Selectable } from 'kysely'
import type { Database } from '#server/db/database'
import { prepared } from '#server/db/prepared'
import { preparedInsert } from '#server/db/prepared-insert'
import type { EventsTable } from '#server/db/schema'

export type EventRow = Omit<Selectable<EventsTable>, 'organizationId'>

const columns = ['id', 'position', 'type', 'occurredAt', 'actorId', 'subjectType', 'subjectId', 'payload', 'previousHash', 'hash'] as const

const lastEvents = prepared([], db => db.selectFrom('events').select(['position', 'hash']).orderBy('position', 'desc').limit(1))

export async function findLastEvent(db: Database): Promise<{ position: number, hash: string } | undefined> {
  return (await lastEvents(db, {}))[0]
}

export const insertEvents = preparedInsert('events')

/** Events in their order, from a position on. */
export async function listEventsFrom(db: Database, position: number, limit: number): Promise<EventRow[]> {
  return await db.selectFrom('events').select(columns).where('position', '>=', position).orderBy('position').limit(limit).execute()
}

export async function findLastEventOf(db: Database, subjectType: string, subjectId: string) {
  return await db.selectFrom('events').leftJoin('users as u', 'u.id', 'events.actorId').select(['events.type', 'events.occurredAt', 'u.name as actorName'])
    .where('events.subjectType', '=', subjectType).where('events.subjectId', '=', subjectId)
    .orderBy('events.occurredAt', 'desc').orderBy('events.position', 'desc').limit(1).executeTakeFirst()
}

/** The positions of everything that happened to these records, in order. */
export async function listPositionsOf(db: Database, subjectType: string, subjectIds: string[]): Promise<number[]> {
  const rows = await db.selectFrom('events').select('position').where('subjectType', '=', subjectType).where('subjectId', 'in', subjectIds).orderBy('position').execute()
  return rows.map(({ position }) => position)
}

export async function findEventAt(db: Database, position: number): Promise<EventRow | undefined> {
  return await db.selectFrom('events').select(columns).where('position', '=', position).executeTakeFirst()
}

/** What the events say that tell of a removal of sample data. */
export async function listRemovals(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('events').select('payload').where('subjectType', '=', 'sample_data').where('type', '=', 'sample_data.removed').where('payload', 'is not', null).execute()
  return rows.map(({ payload }) => payload!)
}
