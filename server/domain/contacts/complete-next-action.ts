import type { z } from 'zod'
import type { Activity } from '#shared/activities/schema'
import type { Contact } from '#shared/contacts/schema'
import { followUpAt } from '#shared/contacts/follow-up'
import { addDays, dayOf, todayIn } from '#shared/dates/days'
import type { completeNextActionSchema } from '#shared/next-actions/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { logActivity } from '../activities/activities'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { getContact, staleContact } from './contacts'
import { updateContactRow } from './contacts.repository'

/**
 * The next action is done: logs what happened, if that is told, and sets the next step (or none). A follow-up that is done
 * without an interaction counts its interval from today, by a date of its own: otherwise it would be due again at once.
 */
export async function completeContactAction(db: Database, actor: Actor, id: string, input: z.output<typeof completeNextActionSchema>, version?: number): Promise<{ contact: Contact, activity: Activity | null }> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getContact(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleContact(before)
    const activity = input.activity ? await logActivity(trx, actor, { ...input.activity, contactId: id }) : null
    const touched = await getContact(trx, actor, id)
    const next = { nextAction: input.nextAction ?? null, nextActionDate: input.nextActionDate ?? null }
    if (!next.nextAction && !next.nextActionDate) next.nextActionDate = dayOfNextInterval(touched, actor.timeZone)
    if (!await updateContactRow(trx, id, before.version, { ...next, updatedAt: instantNow() })) throw staleContact(await getContact(trx, actor, id))
    await recordEvent(trx, actor, {
      type: 'contact.next_action_completed', subject: { type: 'contact', id },
      payload: { name: before.name, done: before.nextAction, changes: changesBetween(before, next) },
    })
    return { contact: await getContact(trx, actor, id), activity }
  })
}

/** The day of the next follow-up, where the interval alone would have it due already. */
function dayOfNextInterval(contact: Contact, timeZone: string): string | null {
  const due = followUpAt(contact)
  const today = todayIn(timeZone)
  if (due === null || dayOf(due, timeZone) > today) return null
  return addDays(today, contact.followUpDays!)
}
