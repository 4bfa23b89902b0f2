import { contactName } from '#shared/contacts/name'
import type { DealSummary } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { tagNamesOf } from '../tags/tags'

const columns = [
  'd.id', 'd.version', 'd.createdAt', 'd.updatedAt', 'd.ownerId', 'd.title', 'd.contactId', 'd.companyId', 'd.pipelineId', 'd.stageId', 'd.valueCents', 'd.currency',
  'd.probability', 'd.expectedCloseDate', 'd.actualCloseDate', 'd.outcome', 'd.lostReason', 'd.nextAction', 'd.nextActionDate', 'd.stageEnteredAt', 'd.lastInteractionAt',
] as const

/** Deals by id, as a row shows them. */
export async function dealSummaries(db: Database, _actor: Actor, ids: string[]): Promise<Map<string, DealSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('deals as d').leftJoin('users as owner', 'owner.id', 'd.ownerId').leftJoin('contacts as c', 'c.id', 'd.contactId').leftJoin('companies as co', 'co.id', 'd.companyId')
    .select(columns).select(['owner.name as ownerName', 'co.name as companyName', 'c.firstName', 'c.lastName', 'c.email', 'c.phone']).where('d.id', 'in', ids).execute()
  const tags = await tagNamesOf(db, 'deal', ids)
  return new Map(rows.map(({ firstName, lastName, email, phone, ...row }) => [row.id, { ...row, contactName: row.contactId ? contactName({ firstName, lastName, email, phone }) : null, tags: tags.get(row.id) ?? [] }]))
}
