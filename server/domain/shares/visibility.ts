import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { SharedKind } from '#shared/shares/schema'
import type { Database } from '#server/db/database'
import type { Schema } from '#server/db/schema'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { hasAnyShare, listSharedAmong } from './shares.repository'

/** Through whose eyes records are read. */
export type Viewer = Pick<Actor, 'role' | 'userId' | 'hasShares'>

interface Owned { id: string, ownerId: string | null }

/** The condition under which the viewer sees a record of `table` (a name or an alias): reps see their own, and what is shared with them. */
export function seenBy(viewer: Viewer, kind: SharedKind, table: string): Expression<SqlBool> {
  return seesEverything(viewer.role) ? expressionBuilder<Schema>().lit(true) : ownOrShared(viewer, kind, table)
}

/** The condition that a record belongs to the viewer or is shared with them, whatever else their role sees. */
export function ownOrShared(viewer: Viewer, kind: SharedKind, table: string): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'contacts'>()
  const column = (name: 'id' | 'ownerId') => eb.ref(`${table}.${name}` as `contacts.${typeof name}`)
  const own = eb(column('ownerId'), '=', viewer.userId)
  // Most have nothing shared with them, and keep the owner's index to themselves.
  if (viewer.hasShares === false) return own
  return eb.or([own, sharedWith(viewer.userId, kind, table)])
}

/** The condition that a record is shared with a member. */
export function sharedWith(userId: string, kind: SharedKind, table: string): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'contacts'>()
  const sharedId = `${kind}Id` as const
  const shared = eb.selectFrom('shares').select(sharedId).where('shares.userId', '=', userId).where(sharedId, 'is not', null)
  return eb(eb.ref(`${table}.id` as 'contacts.id'), 'in', shared as never)
}

/** Which of these records the viewer sees. */
export async function seenAmong(db: Database, viewer: Viewer, kind: SharedKind, records: Owned[]): Promise<Set<string>> {
  if (seesEverything(viewer.role)) return new Set(records.map(({ id }) => id))
  const own = records.filter(({ ownerId }) => ownerId === viewer.userId).map(({ id }) => id)
  const others = records.filter(({ ownerId }) => ownerId !== viewer.userId).map(({ id }) => id)
  return new Set([...own, ...await listSharedAmong(db, kind, viewer.userId, others)])
}

/** Refuses a record that the viewer does not see as if it did not exist. */
export async function assertSees(db: Database, viewer: Viewer, kind: SharedKind, record: Owned): Promise<void> {
  if (!(await seenAmong(db, viewer, kind, [record])).has(record.id)) throw notFound()
}

/** Whether the viewer's own records are all they see: told by sessions, so that lists need not look for shared ones. */
export async function seesShares(db: Database, { role, userId }: Viewer): Promise<boolean> {
  return !seesEverything(role) && await hasAnyShare(db, userId)
}
