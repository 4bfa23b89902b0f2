import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { ReportFilters } from '#shared/reports/schema'
import type { Schema } from '#server/db/schema'
import type { Viewer } from '../shares/visibility'
import { ownedBy } from './owned-by'

/** The deals of a report: live ones of those whose figures the viewer sees, narrowed by its filters. */
export function reportedDeals(viewer: Viewer, { pipelineId, ownerId, currency }: ReportFilters): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'deals'>()
  return eb.and([
    eb('deals.deletedAt', 'is', null),
    ownedBy(viewer, ownerId, 'deals.ownerId'),
    ...(pipelineId === undefined ? [] : [eb('deals.pipelineId', '=', pipelineId)]),
    ...(currency === undefined ? [] : [eb('deals.currency', '=', currency)]),
  ])
}

/** As floating point: a few absurd values must not overflow the engine's integers and take the report away from everyone. */
export function dealValue() {
  const eb = expressionBuilder<Schema, 'deals'>()
  return eb.cast<number>(eb.ref('deals.valueCents'), 'double precision')
}
