import type { Expression, SqlBool } from 'kysely'
import { visibleByLinks } from '../activities/activities.policy'
import type { Viewer } from '../shares/visibility'

/** The condition under which the actor sees a payment. */
export function visiblePayments(actor: Viewer) {
  return (): Expression<SqlBool> => visibleByLinks(actor, 'payments')
}
