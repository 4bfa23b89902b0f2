import type { BulkAction, BulkStatus } from '#shared/bulk/schema'
import type { RecordKind } from '#shared/records/kinds'
import type { Flag, Instant, Json, Tenant } from './schema'

export interface BulkRunsTable extends Tenant {
  id: string
  kind: RecordKind
  action: BulkAction
  /** What the action takes: tags, an owner, fields. */
  details: Json
  status: BulkStatus
  isUndoing: Flag
  isCancelled: Flag
  processed: number
  total: number
  changed: number
  /** Records an undo left alone, because someone has worked on them. */
  kept: number
  /** The last record that an undo has dealt with. */
  undoCursor: string
  undoneById: string | null
  userId: string
  createdAt: Instant
  finishedAt: Instant | null
  error: string | null
}

/** A stretch of the records that were selected, in their order. */
export interface BulkPartsTable extends Tenant { runId: string, number: number, recordIds: Json }

/** What became of a record that a bulk run came to. */
export interface BulkRecordsTable extends Tenant {
  runId: string
  recordId: string
  /** Why it was left alone; null if it was changed. */
  reason: string | null
  /** What was changed, for undo. */
  change: Json | null
  /** Who is told of it, in one sum. */
  tellId: string | null
  /** Why an undo left it as it is. */
  keptReason: string | null
}

export interface ViewsTable extends Tenant {
  id: string
  version: number
  createdAt: Instant
  updatedAt: Instant
  deletedAt: Instant | null
  kind: RecordKind
  name: string
  /** The list's parameters, as its address has them. */
  query: Json
  columns: Json | null
  isShared: Flag
  ownerId: string
  position: number
  isSample: Flag
}

/** How a member wants a list when they open it. */
export interface ListSettingsTable extends Tenant { userId: string, kind: RecordKind, columns: Json | null, viewId: string | null }
