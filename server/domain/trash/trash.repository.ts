import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { ActivityType } from '#shared/activities/schema'
import { contactName } from '#shared/contacts/name'
import { seesEverything } from '#shared/members/permissions'
import type { TrashKind } from '#shared/trash/values'
import type { Database } from '#server/db/database'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import { activityTitle } from '../activities/activity-fields'
import { visibleActivities } from '../activities/activities.policy'
import { paymentTitle } from '../money/payments'
import { visiblePayments } from '../money/payments.policy'
import { visibleTasks } from '../tasks/tasks.policy'

export interface Trashed { kind: TrashKind, id: string, name: string, type?: ActivityType, deletedAt: string }

/** Which part of the trash: what was put there by someone, behind a position. */
export interface TrashPart { deletedBy: string | undefined, after: { deletedAt: string, id: string } | undefined, limit: number }

type Reader = (db: Database, actor: Actor, part: TrashPart) => Promise<Trashed[]>

/** The trash of each kind, what was deleted last first. Reps see what they could restore: their own. */
export const trashReaders: Record<TrashKind, Reader> = {
  async contact(db, actor, part) {
    const rows = await db.selectFrom('contacts').select(['id', 'firstName', 'lastName', 'email', 'phone', 'deletedAt'])
      .where(own(actor, 'contacts')).where(inTrash('contact', 'contacts', part)).orderBy('deletedAt', 'desc').orderBy('id', 'desc').limit(part.limit).execute()
    return rows.map(row => ({ kind: 'contact', id: row.id, name: contactName(row), deletedAt: row.deletedAt! }))
  },
  async company(db, actor, part) {
    const rows = await db.selectFrom('companies').select(['id', 'name', 'deletedAt'])
      .where(own(actor, 'companies')).where(inTrash('company', 'companies', part)).orderBy('deletedAt', 'desc').orderBy('id', 'desc').limit(part.limit).execute()
    return rows.map(row => ({ kind: 'company', id: row.id, name: row.name, deletedAt: row.deletedAt! }))
  },
  async deal(db, actor, part) {
    const rows = await db.selectFrom('deals').select(['id', 'title', 'deletedAt'])
      .where(own(actor, 'deals')).where(inTrash('deal', 'deals', part)).orderBy('deletedAt', 'desc').orderBy('id', 'desc').limit(part.limit).execute()
    return rows.map(row => ({ kind: 'deal', id: row.id, name: row.title, deletedAt: row.deletedAt! }))
  },
  async activity(db, actor, part) {
    const rows = await db.selectFrom('activities').select(['id', 'type', 'subject', 'body', 'deletedAt'])
      .where(visibleActivities(actor)).where(inTrash('activity', 'activities', part)).orderBy('deletedAt', 'desc').orderBy('id', 'desc').limit(part.limit).execute()
    return rows.map(row => ({ kind: 'activity', id: row.id, type: row.type, name: activityTitle(row) ?? '', deletedAt: row.deletedAt! }))
  },
  async payment(db, actor, part) {
    const rows = await db.selectFrom('payments').leftJoin('deals as d', 'd.id', 'payments.dealId').leftJoin('activities as bought', 'bought.id', 'payments.purchaseId')
      .select(['payments.id', 'd.title as dealTitle', 'bought.subject as purchaseSubject', 'payments.deletedAt'])
      .where(visiblePayments(actor)).where(inTrash('payment', 'payments', part)).orderBy('payments.deletedAt', 'desc').orderBy('payments.id', 'desc').limit(part.limit).execute()
    return rows.map(row => ({ kind: 'payment', id: row.id, name: paymentTitle(row) ?? '', deletedAt: row.deletedAt! }))
  },
  async task(db, actor, part) {
    const rows = await db.selectFrom('tasks').select(['id', 'title', 'deletedAt'])
      .where(visibleTasks(actor)).where(inTrash('task', 'tasks', part)).orderBy('deletedAt', 'desc').orderBy('id', 'desc').limit(part.limit).execute()
    return rows.map(row => ({ kind: 'task', id: row.id, name: row.title, deletedAt: row.deletedAt! }))
  },
  async proposal(db, actor, part) {
    const rows = await db.selectFrom('proposals').select(['id', 'title', 'deletedAt'])
      .where(own(actor, 'proposals')).where(inTrash('proposal', 'proposals', part)).orderBy('deletedAt', 'desc').orderBy('id', 'desc').limit(part.limit).execute()
    return rows.map(row => ({ kind: 'proposal', id: row.id, name: row.title, deletedAt: row.deletedAt! }))
  },
}

type Table = 'contacts' | 'companies' | 'deals' | 'activities' | 'payments' | 'tasks' | 'proposals'

function own(actor: Actor, table: 'contacts' | 'companies' | 'deals' | 'proposals'): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'contacts'>()
  return seesEverything(actor.role) ? eb.lit(true) : eb(eb.ref(`${table}.ownerId` as 'contacts.ownerId'), '=', actor.userId)
}

function inTrash(kind: TrashKind, table: Table, { deletedBy, after }: TrashPart): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'contacts' | 'events'>()
  const id = eb.ref(`${table}.id` as 'contacts.id')
  const deletedAt = eb.ref(`${table}.deletedAt` as 'contacts.deletedAt')
  const conditions: Expression<SqlBool>[] = [eb(deletedAt, 'is not', null)]
  if (after) conditions.push(eb.or([eb(deletedAt, '<', after.deletedAt), eb.and([eb(deletedAt, '=', after.deletedAt), eb(id, '<', after.id)])]))
  if (deletedBy) {
    // The event of the deletion is written right after it; earlier ones tell of a time before a restore.
    conditions.push(eb.exists(eb.selectFrom('events').select('events.id').where('events.subjectType', '=', kind).whereRef('events.subjectId', '=', id as never)
      .where('events.type', '=', `${kind}.deleted`).where('events.actorId', '=', deletedBy).whereRef('events.occurredAt', '>=', deletedAt as never)))
  }
  return eb.and(conditions)
}

/** Who put these records into the trash, by record. */
export async function findDeleters(db: Database, kind: TrashKind, ids: string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('events').leftJoin('users as u', 'u.id', 'events.actorId').select(['events.subjectId', 'events.position', 'u.name'])
    .where('events.subjectType', '=', kind).where('events.subjectId', 'in', ids).where('events.type', '=', `${kind}.deleted`).execute()
  return new Map(rows.sort((a, b) => a.position - b.position).map(({ subjectId, name }) => [subjectId, name]))
}
