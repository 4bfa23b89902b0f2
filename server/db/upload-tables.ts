import type { Instant, Tenant } from './schema'

export interface UploadsTable extends Tenant {
  id: string
  userId: string
  name: string
  /** In bytes. */
  size: number
  createdAt: Instant
  /** The import that reads it; null while nobody has used it. */
  importId: string | null
}

/** A part that lies in the storage. */
export interface UploadPartsTable extends Tenant { uploadId: string, number: number }
