import type { Activity } from '#shared/activities/schema'
import { mentionsIn, type NoteDocument } from '#shared/notes/document'
import type { Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { newId } from '../ids'
import { findMemberRole, listMembers } from '../members/members'
import { notify } from '../notifications/notifications'
import type { Viewer } from '../shares/visibility'
import { visibleActivities } from './activities.policy'
import { selectActivities, toActivity } from './activities.repository'

/** Where a mentioned member finds the activity. */
interface Place { type: 'contact' | 'company' | 'deal', id: string, name: string | null }

/** Tells the members whom a text names and the one before did not. Who does not see the activity learns nothing of it. */
export async function tellMentioned(trx: Database, actor: Actor, { id, content }: Pick<Activity, 'id' | 'content'>, before: NoteDocument | null): Promise<void> {
  const known = new Set([...mentionsIn(before), actor.userId])
  for (const userId of mentionsIn(content).filter(userId => !known.has(userId))) {
    const place = await placeSeenBy(trx, actor, userId, id)
    if (!place) continue
    await notify(trx, { userId, type: 'note.mentioned', subject: { type: place.type, id: place.id }, name: place.name, actorId: actor.userId, details: { activityId: id } })
    await enqueue(trx, { id: newId(), type: 'mail-mention', organizationId: actor.organizationId, payload: { userId, actorId: actor.userId, activityId: id, ...place } })
  }
}

/** The active members whom a text names although they do not see the activity, for whoever may share its record with them. */
export async function findUntold(db: Database, actor: Actor, { id, content }: Pick<Activity, 'id' | 'content'>): Promise<{ id: string, name: string }[]> {
  const mentioned = mentionsIn(content)
  if (mentioned.length === 0) return []
  const untold: { id: string, name: string }[] = []
  for (const member of await listMembers(db, actor)) {
    if (mentioned.includes(member.id) && member.isActive && !await placeSeenBy(db, actor, member.id, id)) untold.push({ id: member.id, name: member.name })
  }
  return untold
}

/** The record at which a member sees an activity; undefined if they do not see it. */
async function placeSeenBy(db: Database, { organizationId }: Actor, userId: string, activityId: string): Promise<Place | undefined> {
  const role = await findMemberRole(db, organizationId, userId)
  if (!role) return undefined
  const viewer: Viewer = { userId, role }
  const row = await selectActivities(db, viewer).where('activities.id', '=', activityId).where(visibleActivities(viewer)).executeTakeFirst()
  if (!row) return undefined
  const { dealId, dealTitle, contactId, contactName, companyId } = toActivity(row)
  if (dealId) return { type: 'deal', id: dealId, name: dealTitle }
  if (contactId) return { type: 'contact', id: contactId, name: contactName }
  if (!companyId) return undefined
  const company = await db.selectFrom('companies').select('name').where('id', '=', companyId).executeTakeFirst()
  return { type: 'company', id: companyId, name: company?.name ?? null }
}
