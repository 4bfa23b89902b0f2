import type { StageColor } from '#shared/pipelines/schema'
import type { Instant, Json, Tenant } from './schema'

export interface TagsTable extends Tenant { id: string, name: string, foldedName: string, color: StageColor, createdAt: Instant }
export interface ContactTagsTable extends Tenant { contactId: string, tagId: string }
export interface CompanyTagsTable extends Tenant { companyId: string, tagId: string }
export interface DealTagsTable extends Tenant { dealId: string, tagId: string }

/** Tags that were deleted, with the records that carried them, so that it can be undone. */
export interface DeletedTagsTable extends Tenant { id: string, name: string, color: StageColor, createdAt: Instant, deletedAt: Instant, links: Json }
