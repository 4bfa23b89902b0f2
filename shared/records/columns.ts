import type { RecordKind } from './kinds'

/** The columns that a list can show, in their order; the first one always stands and leads to the record. */
export const listColumns = {
  contact: ['name', 'company', 'status', 'title', 'email', 'phone', 'source', 'campaign', 'tags', 'owner', 'lastContactedAt', 'nextActionDate', 'createdAt'],
  company: ['name', 'industry', 'domain', 'size', 'phone', 'contactCount', 'tags', 'owner', 'createdAt'],
  deal: ['title', 'contact', 'stage', 'value', 'probability', 'expectedCloseDate', 'nextActionDate', 'tags', 'source', 'campaign', 'owner', 'createdAt'],
} as const satisfies Record<RecordKind, readonly string[]>

/** What a list shows until somebody chooses; the owner only where there are several members. */
export const usualColumns: Record<RecordKind, readonly string[]> = {
  contact: ['name', 'company', 'status', 'tags', 'owner', 'lastContactedAt', 'nextActionDate'],
  company: ['name', 'industry', 'domain', 'contactCount', 'tags', 'owner', 'createdAt'],
  deal: ['title', 'contact', 'stage', 'value', 'expectedCloseDate', 'nextActionDate', 'owner'],
}
