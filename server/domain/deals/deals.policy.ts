import type { Expression, SqlBool } from 'kysely'
import { seenBy, type Viewer } from '../shares/visibility'

/** The condition under which the actor sees a deal. */
export function visibleDeals(actor: Viewer) {
  return (): Expression<SqlBool> => seenBy(actor, 'deal', 'deals')
}
