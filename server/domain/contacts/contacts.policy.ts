import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'

/** The condition under which the actor sees a contact: reps see their own. */
export function visibleContacts(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'contacts'>) =>
    seesEverything(actor.role) ? eb.lit(true) : eb('contacts.ownerId', '=', actor.userId)
}
