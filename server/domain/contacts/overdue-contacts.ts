import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
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
