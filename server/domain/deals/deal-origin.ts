import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Schema } from '#server/db/schema'
import { seenBy, type Viewer } from '../shares/visibility'

/**
 * The condition that a deal comes from there: it is said to, or else the contact does that the viewer sees. `none` for
 * neither. What is said of itself stands alone, so that its index finds it.
 */
export function dealComesFrom(viewer: Viewer, name: 'source' | 'campaign', value: string): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'deals'>()
  const contact = eb.selectFrom('contacts as c').select('c.id').whereRef('c.id', '=', 'deals.contactId').where(seenBy(viewer, 'contact', 'c'))
  const says = eb(`deals.${name}`, 'is not', null)
  if (value === 'none') return eb.not(eb.or([says, eb.exists(contact.where(`c.${name}`, 'is not', null))]))
  return eb.or([eb(`deals.${name}`, '=', value), eb.and([eb.not(says), eb.exists(contact.where(`c.${name}`, '=', value))])])
}
