import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { ReportFilters } from '#shared/reports/schema'
import type { Schema } from '#server/db/schema'
import type { Viewer } from '../shares/visibility'

/** The deals of a report: live ones, a rep's own (what is shared with them is another's figure), narrowed by its filters. */
export function reportedDeals(viewer: Viewer, { pipelineId, ownerId, currency }: ReportFilters): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'deals'>()
  return eb.and([
    eb('deals.deletedAt', 'is', null),
    ...(seesEverything(viewer.role) ? [] : [eb('deals.ownerId', '=', viewer.userId)]),
    ...(ownerId === undefined ? [] : [ownerId === 'none' ? eb('deals.ownerId', 'is', null) : eb('deals.ownerId', '=', ownerId)]),
    ...(pipelineId === undefined ? [] : [eb('deals.pipelineId', '=', pipelineId)]),
    ...(currency === undefined ? [] : [eb('deals.currency', '=', currency)]),
  ])
}

/** As floating point: a few absurd values must not overflow the engine's integers and take the report away from everyone. */
export function dealValue() {
  return expressionBuilder<Schema, 'deals'>().cast<number>(expressionBuilder<Schema, 'deals'>().ref('deals.valueCents'), 'double precision')
}
