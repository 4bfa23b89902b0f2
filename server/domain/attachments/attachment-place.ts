import type { Attachment } from '#shared/attachments/schema'
import type { Database } from '#server/db/database'
import { activityTitle } from '../activities/activity-fields'
import { getActivity } from '../activities/activities'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'

/** What a file belongs to. */
export interface Place { kind: 'contact' | 'company' | 'deal' | 'activity', id: string, name: string | null, ownerId: string | null }

type Named = Partial<Pick<Attachment, 'contactId' | 'companyId' | 'dealId' | 'activityId'>>

/** The record or activity that a file belongs to, which the actor has to see; undefined while it belongs to nothing. */
export async function placeOf(db: Database, actor: Actor, { contactId, companyId, dealId, activityId }: Named): Promise<Place | undefined> {
  if (contactId) {
    const { name, ownerId } = await getContact(db, actor, contactId)
    return { kind: 'contact', id: contactId, name, ownerId }
  }
  if (companyId) {
    const { name, ownerId } = await getVisibleCompany(db, actor, companyId)
    return { kind: 'company', id: companyId, name, ownerId }
  }
  if (dealId) {
    const { title, ownerId } = await getDeal(db, actor, dealId)
    return { kind: 'deal', id: dealId, name: title, ownerId }
  }
  if (!activityId) return undefined
  const activity = await getActivity(db, actor, activityId)
  return { kind: 'activity', id: activityId, name: activityTitle(activity), ownerId: activity.userId }
}
