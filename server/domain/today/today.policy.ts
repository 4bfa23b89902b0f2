import type { ExpressionBuilder } from 'kysely'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import { ownOrShared } from '../shares/visibility'

/** Today is the actor's own: their records, for reps those shared with them, and those without an owner for those who hand records out. */
export function ownRecords<Table extends 'contacts' | 'deals'>(actor: Actor, table: Table) {
  const owner = `${table}.ownerId` as 'contacts.ownerId'
  return (builder: ExpressionBuilder<Schema, Table>) => {
    const eb = builder as unknown as ExpressionBuilder<Schema, 'contacts'>
    if (actor.role === 'rep') return ownOrShared(actor, table === 'contacts' ? 'contact' : 'deal', table)
    const own = eb(owner, '=', actor.userId)
    return actor.role === 'admin' || actor.role === 'manager' ? eb.or([own, eb(owner, 'is', null)]) : own
  }
}
