import { createHash } from 'node:crypto'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { announceChanges } from '#server/realtime/notices'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { notify } from '../notifications/notifications'
import { assertRoomForRecords } from '../usage/record-room'
import { findLastEvent, findLastEventOf, insertEvents, type EventRow } from './events.repository'

export type SubjectType = 'contact' | 'company' | 'deal' | 'activity' | 'payment' | 'proposal' | 'proposal_template' | 'task' | 'pipeline' | 'stage' | 'tag' | 'product' | 'import' | 'user' | 'invite' | 'organization' | 'bulk' | 'view' | 'sample_data' | 'api_key' | 'message_template'

/** A change of one field, as the timeline shows it. */
export type Changes = Record<string, { before: unknown, after: unknown }>

/** What happened, in the past tense: `deal.stage_changed`. */
export interface NewEvent {
  type: string
  subject: { type: SubjectType, id: string }
  payload?: { name?: string | null, changes?: Changes } & Record<string, unknown>
  /** Who is notified of it, unless they did it themselves: the owner of a deal that someone else moved. */
  tell?: string | string[] | null
  /** When it happened, for history that comes along with sample data; now, if left out. */
  occurredAt?: string
}

type EventAuthor = Pick<Actor, 'organizationId'> & { userId: string | null }

/** The hash of an event over the one before it and everything it says. */
export function hashOf(event: Omit<EventRow, 'hash'>): string {
  const { previousHash, id, position, type, occurredAt, actorId, subjectType, subjectId, payload } = event
  return createHash('sha256').update(JSON.stringify([previousHash, id, position, type, occurredAt, actorId, subjectType, subjectId, payload])).digest('hex')
}

/** Writes events to the organization's chain, in the transaction of the change they tell of. */
export async function recordEvents(db: Database, author: EventAuthor, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await assertRoomForRecords(db, author.organizationId, events)
  await engineOf(db).lockOrganization(db, author.organizationId)
  const last = await findLastEvent(db)
  let position = last?.position ?? 0
  let previousHash = last?.hash ?? ''
  const now = instantNow()
  const rows = events.map((event) => {
    const row = {
      id: newId(), position: ++position, type: event.type, occurredAt: event.occurredAt ?? now, actorId: author.userId,
      subjectType: event.subject.type, subjectId: event.subject.id, payload: event.payload ? JSON.stringify(event.payload) : null, previousHash,
    }
    previousHash = hashOf(row)
    return { ...row, hash: previousHash }
  })
  await insertEvents(db, rows)
  await announceChanges(db, author, events.map(({ subject }) => subject.type))
  await notify(db, events.flatMap(({ type, subject, payload, tell }) => {
    const { name, ...details } = payload ?? {}
    return [tell ?? []].flat().filter(userId => userId !== author.userId).map(userId => ({ userId, type, subject, name, actorId: author.userId, details }))
  }))
}

export function recordEvent(db: Database, author: EventAuthor, event: NewEvent): Promise<void> {
  return recordEvents(db, author, [event])
}

/** The fields in which two states of a record differ. */
export function changesBetween<T extends object>(before: T, after: Partial<T>): Changes {
  const changes: Changes = {}
  for (const [field, value] of Object.entries(after)) {
    const old = before[field as keyof T]
    if (value !== undefined && JSON.stringify(old) !== JSON.stringify(value)) changes[field] = { before: old, after: value }
  }
  return changes
}

/** What happened to a record last, and who did it. */
export async function lastEventOf(db: Database, subject: NewEvent['subject']): Promise<{ type: string, occurredAt: string, actorName: string | null } | undefined> {
  return await findLastEventOf(db, subject.type, subject.id)
}

/** The position of the organization's newest event; 0 where nothing has happened. */
export async function newestPosition(db: Database): Promise<number> {
  return (await findLastEvent(db))?.position ?? 0
}
