import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Database } from '#server/db/database'
import type { Schema } from '#server/db/schema'
import type { TodayDays } from '../today/today-days'

/** The condition that a contact's next action should have been before today, whatever its status: someone planned it. */
export function actionBefore({ today }: Pick<TodayDays, 'today'>): Expression<SqlBool> {
  return expressionBuilder<Schema, 'contacts'>()('contacts.nextActionDate', '<', today)
}

/**
 * The condition that a contact's interval since the last interaction ended before today. A next action of its own decides
 * instead, and nobody follows up with the unqualified and the inactive.
 */
export function intervalEndedBefore({ start }: Pick<TodayDays, 'start'>): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'contacts'>()
  return eb.and([eb('contacts.nextActionDate', 'is', null), eb('contacts.status', 'not in', ['inactive', 'unqualified']), eb('contacts.followUpAt', '<', start)])
}

/** The ids of the overdue contacts: each of the two ways has an index of its own, which one condition with an alternative would not use. */
export function overdueContacts(db: Database, days: TodayDays) {
  const live = db.selectFrom('contacts').select('contacts.id').where('contacts.deletedAt', 'is', null)
  return live.where(actionBefore(days)).unionAll(live.where(intervalEndedBefore(days)))
}
