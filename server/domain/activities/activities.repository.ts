import type { Insertable, Selectable, Updateable } from 'kysely'
import { activityTypes, isInteraction, type Activity } from '#shared/activities/schema'
import { contactName } from '#shared/contacts/name'
import type { Database } from '#server/db/database'
import type { ActivitiesTable } from '#server/db/activity-tables'
import { seenBy, type Viewer } from '../shares/visibility'

const columns = [
  'activities.id', 'activities.version', 'activities.createdAt', 'activities.updatedAt', 'activities.deletedAt', 'activities.type',
  'activities.subject', 'activities.body', 'activities.content', 'activities.direction', 'activities.durationSeconds', 'activities.occurredAt',
  'activities.contactId', 'activities.companyId', 'activities.dealId', 'activities.userId', 'activities.metadata',
] as const

/** The records that an activity hangs on, as far as the viewer sees them. */
interface Neighbours {
  seenContactId: string | null
  seenDealId: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  dealTitle: string | null
  userName: string | null
}

export type ActivityRow = Pick<Selectable<ActivitiesTable>, (typeof columns)[number] extends `activities.${infer Column}` ? Column & keyof ActivitiesTable : never> & Neighbours

/** Every activity with what its line shows to the viewer; the caller adds conditions, order and limit. */
export function selectActivities(db: Database, viewer: Viewer) {
  return db.selectFrom('activities')
    .leftJoin('contacts as c', join => join.onRef('c.id', '=', 'activities.contactId').on(seenBy(viewer, 'contact', 'c')))
    .leftJoin('deals as d', join => join.onRef('d.id', '=', 'activities.dealId').on(seenBy(viewer, 'deal', 'd')))
    .leftJoin('users as u', 'u.id', 'activities.userId')
    .select(columns)
    .select(['c.firstName', 'c.lastName', 'c.email', 'c.phone', 'c.id as seenContactId', 'd.title as dealTitle', 'd.id as seenDealId', 'u.name as userName'])
}

/** A row as the API answers it, with its files; a contact or deal that is not the viewer's to see is left out. */
export function toActivity(row: ActivityRow, attachments: Activity['attachments'] = []): Activity {
  const { deletedAt: _, firstName, lastName, email, phone, seenContactId: contactId, seenDealId: dealId, ...rest } = row
  return {
    ...rest,
    contactId,
    dealId,
    contactName: contactId ? contactName({ firstName, lastName, email, phone }) : null,
    content: row.content ? JSON.parse(row.content) as Activity['content'] : null,
    metadata: JSON.parse(row.metadata) as Activity['metadata'],
    attachments,
  }
}

export async function insertActivity(db: Database, row: Insertable<ActivitiesTable>): Promise<void> {
  await db.insertInto('activities').values(row).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateActivityRow(db: Database, id: string, version: number, changes: Updateable<ActivitiesTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('activities').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteActivityRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('activities').where('id', '=', id).execute()
}

const interactions = activityTypes.filter(isInteraction)

/** When a contact or deal was last spoken with, up to `now`: what is planned has not happened yet. */
export async function findLastInteraction(db: Database, column: 'contactId' | 'dealId', id: string, now: string): Promise<string | null> {
  const last = await db.selectFrom('activities').select('occurredAt').where(column, '=', id).where('deletedAt', 'is', null)
    .where('type', 'in', interactions).where('occurredAt', '<=', now).orderBy('occurredAt', 'desc').limit(1).executeTakeFirst()
  return last?.occurredAt ?? null
}
