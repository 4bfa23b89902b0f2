import type { ExpressionBuilder } from 'kysely'
import type { Schema } from '#server/db/schema'
import type { Actor } from '../actor'
import { seenBy } from '../shares/visibility'
import { ownRecords } from '../today/today.policy'

/** Whose days are shown: one's own (undefined), a member's by their id, or everyone's (`all`). */
export type Whose = string | undefined

/** The condition under which a record's next action stands in the calendar: asked for another, no one sees more of them than they may. */
export function plannedBy<Table extends 'contacts' | 'deals'>(actor: Actor, whose: Whose, table: Table) {
  if (whose === undefined) return ownRecords(actor, table)
  return (builder: ExpressionBuilder<Schema, Table>) => {
    const eb = builder as unknown as ExpressionBuilder<Schema, 'contacts'>
    const seen = seenBy(actor, table === 'contacts' ? 'contact' : 'deal', table)
    return whose === 'all' ? seen : eb.and([seen, eb(`${table}.ownerId` as 'contacts.ownerId', '=', whose)])
  }
}
