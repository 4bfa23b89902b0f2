import type { Insertable, Selectable, Updateable } from 'kysely'
import { activityTypes, isInteraction, type Activity } from '#shared/activities/schema'
import { contactName } from '#shared/contacts/name'
import { seesEverything } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import type { ActivitiesTable } from '#server/db/schema'
import type { Actor } from '../actor'

const columns = [
  'activities.id', 'activities.version', 'activities.createdAt', 'activities.updatedAt', 'activities.deletedAt', 'activities.type',
  'activities.subject', 'activities.body', 'activities.direction', 'activities.durationSeconds', 'activities.occurredAt',
  'activities.contactId', 'activities.companyId', 'activities.dealId', 'activities.userId', 'activities.metadata',
] as const

/** Names and owners of the records that an activity hangs on. */
interface Neighbours {
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  contactOwnerId: string | null
  dealTitle: string | null
  dealOwnerId: string | null
  userName: string | null
}

export type ActivityRow = Pick<Selectable<ActivitiesTable>, (typeof columns)[number] extends `activities.${infer Column}` ? Column & keyof ActivitiesTable : never> & Neighbours

/** Every activity with what its line shows; the caller adds conditions, order and limit. */
export function selectActivities(db: Database) {
  return db.selectFrom('activities')
    .leftJoin('contacts as c', 'c.id', 'activities.contactId')
    .leftJoin('deals as d', 'd.id', 'activities.dealId')
    .leftJoin('users as u', 'u.id', 'activities.userId')
    .select(columns)
    .select(['c.firstName', 'c.lastName', 'c.email', 'c.phone', 'c.ownerId as contactOwnerId', 'd.title as dealTitle', 'd.ownerId as dealOwnerId', 'u.name as userName'])
}

/** A row as the API answers it; a contact or deal that is not the actor's to see is left out. */
export function toActivity(row: ActivityRow, actor: Actor): Activity {
  const { deletedAt: _, firstName, lastName, email, phone, contactOwnerId, dealOwnerId, ...rest } = row
  const sees = (ownerId: string | null) => seesEverything(actor.role) || ownerId === actor.userId
  return {
    ...rest,
    ...(row.contactId && sees(contactOwnerId) ? { contactName: contactName({ firstName, lastName, email, phone }) } : { contactId: null, contactName: null }),
    ...(sees(dealOwnerId) ? {} : { dealId: null, dealTitle: null }),
    metadata: JSON.parse(row.metadata) as Activity['metadata'],
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
