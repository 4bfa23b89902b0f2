import { isInteraction, type Activity } from '#shared/activities/schema'
import { inTransaction, type Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { setLastContact, touchContact } from '../contacts/last-contact'
import { setLastInteraction, touchDeal } from '../deals/touch-deal'
import { recordEvent } from '../events/events'
import { findLastInteraction } from './activities.repository'

type Subjects = Pick<Activity, 'contactId' | 'dealId'>

/**
 * Moves the last contact of the contact and the deal forward. A meeting that is still to come counts when its time has
 * come: a job sees to that.
 */
export async function countInteraction(db: Database, actor: Actor, activity: Subjects & Pick<Activity, 'id' | 'type' | 'occurredAt'>): Promise<void> {
  if (!isInteraction(activity.type)) return
  if (activity.occurredAt > instantNow()) return await countLater(db, actor, activity)
  if (activity.contactId) await touchContact(db, activity.contactId, activity.occurredAt)
  if (activity.dealId) await touchDeal(db, activity.dealId, activity.occurredAt)
}

/** Works the last contact out again from the interactions that are left, after one was changed, deleted or has come due. */
export async function recountInteractions(db: Database, { contactId, dealId }: Subjects): Promise<void> {
  const now = instantNow()
  if (contactId) await setLastContact(db, contactId, await findLastInteraction(db, 'contactId', contactId, now))
  if (dealId) await setLastInteraction(db, dealId, await findLastInteraction(db, 'dealId', dealId, now))
}

/** A planned meeting's time has come: its contact and deal were spoken with, which lists and Today learn by its event. */
export async function countDueMeeting(db: Database, organizationId: string, { activityId, ...subjects }: Subjects & { activityId: string }): Promise<void> {
  await inTransaction(db, async (trx) => {
    await recountInteractions(trx, subjects)
    await recordEvent(trx, { organizationId, userId: null }, { type: 'activity.came_due', subject: { type: 'activity', id: activityId }, payload: { ...subjects } })
  })
}

/** Recounts when a planned meeting's time has come. */
export async function countLater(db: Database, actor: Actor, { id, contactId, dealId, occurredAt }: Subjects & Pick<Activity, 'id' | 'occurredAt'>): Promise<void> {
  await enqueue(db, { id: `recount-interactions ${id} ${occurredAt}`, type: 'recount-interactions', payload: { activityId: id, contactId, dealId }, organizationId: actor.organizationId, runAt: occurredAt })
}
