import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { ReportFilters } from '#shared/reports/schema'
import type { Schema } from '#server/db/schema'
import type { Viewer } from '../shares/visibility'

type OwnerColumn = 'contacts.ownerId' | 'deals.ownerId' | 'activities.userId' | 'tasks.assigneeId'

/** Whose figures a report shows: a rep's own (what is shared with them is another's figure), everyone's to others; narrowed to one person, or to nobody. */
export function ownedBy(viewer: Viewer, ownerId: ReportFilters['ownerId'], column: OwnerColumn): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'contacts' | 'deals' | 'activities' | 'tasks'>()
  return eb.and([
    ...(seesEverything(viewer.role) ? [] : [eb(column, '=', viewer.userId)]),
    ...(ownerId === undefined ? [] : [ownerId === 'none' ? eb(column, 'is', null) : eb(column, '=', ownerId)]),
  ])
}
