import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import { visibleActivities } from '../activities/activities.policy'
import { visibleCompanies } from '../companies/companies.policy'
import { ownOrShared, type Viewer } from '../shares/visibility'

/**
 * The condition under which the actor sees a file: as they see the record or the activity that it belongs to. While it
 * belongs to nothing, it is its sender's alone.
 */
export function visibleAttachments(actor: Viewer) {
  return (eb: ExpressionBuilder<Schema, 'attachments'>) => {
    const ofActivity = eb.exists(eb.selectFrom('activities').select('activities.id').whereRef('activities.id', '=', 'attachments.activityId')
      .where('activities.deletedAt', 'is', null).where(visibleActivities(actor)))
    const unplaced = eb.and([
      eb('attachments.uploadedById', '=', actor.userId), eb('attachments.contactId', 'is', null), eb('attachments.companyId', 'is', null),
      eb('attachments.dealId', 'is', null), eb('attachments.activityId', 'is', null),
    ])
    if (seesEverything(actor.role)) {
      return eb.or([unplaced, ofActivity, eb('attachments.contactId', 'is not', null), eb('attachments.companyId', 'is not', null), eb('attachments.dealId', 'is not', null)])
    }
    return eb.or([
      unplaced, ofActivity,
      eb.exists(eb.selectFrom('contacts as c').select('c.id').whereRef('c.id', '=', 'attachments.contactId').where(ownOrShared(actor, 'contact', 'c')).where('c.deletedAt', 'is', null)),
      eb.exists(eb.selectFrom('deals as d').select('d.id').whereRef('d.id', '=', 'attachments.dealId').where(ownOrShared(actor, 'deal', 'd')).where('d.deletedAt', 'is', null)),
      eb.exists(eb.selectFrom('companies').select('companies.id').whereRef('companies.id', '=', 'attachments.companyId').where(visibleCompanies(actor)).where('companies.deletedAt', 'is', null)),
    ])
  }
}
