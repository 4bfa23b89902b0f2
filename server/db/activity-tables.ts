import type { ActivityType } from '#shared/activities/schema'
import type { Flag, Instant, Json, Tenant, TenantRecord } from './schema'

export interface ActivitiesTable extends TenantRecord {
  type: ActivityType
  subject: string | null
  body: string | null
  /** The formatted text, whose words alone stand in `body`; null for a plain one. */
  content: Json | null
  direction: 'inbound' | 'outbound' | null
  durationSeconds: number | null
  occurredAt: Instant
  contactId: string | null
  companyId: string | null
  dealId: string | null
  userId: string | null
  metadata: Json
  importId: string | null
  isSample: Flag
}

/** A file. It belongs to one record or to one activity; to nothing while the note that it is meant for is being written. */
export interface AttachmentsTable extends Tenant {
  id: string
  version: number
  createdAt: Instant
  updatedAt: Instant
  deletedAt: Instant | null
  name: string
  type: string
  /** In bytes. */
  size: number
  /** Of the bytes; null while they are still coming. */
  sha256: string | null
  contactId: string | null
  companyId: string | null
  dealId: string | null
  activityId: string | null
  uploadedById: string
}

/** Bytes in the storage whose row has gone: a trigger writes them down, and a job removes them. */
export interface DiscardedFilesTable extends Tenant { key: string, size: number }
