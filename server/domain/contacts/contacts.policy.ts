import type { Expression, SqlBool } from 'kysely'
import { seenBy, type Viewer } from '../shares/visibility'

/** The condition under which the actor sees a contact. */
export function visibleContacts(actor: Viewer) {
  return (): Expression<SqlBool> => seenBy(actor, 'contact', 'contacts')
}
