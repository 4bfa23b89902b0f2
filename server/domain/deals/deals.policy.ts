import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'

/** The condition under which the actor sees a deal: reps see their own. */
export function visibleDeals(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'deals'>) =>
    seesEverything(actor.role) ? eb.lit(true) : eb('deals.ownerId', '=', actor.userId)
}
