import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { openKept } from '#server/storage/kept-files'
import { forget, keptFileOf } from './uploads'
import { findUploadOfImport, giveToImport } from './uploads.repository'

/** Lets an import have an uploaded file; each serves one import. */
export async function takeUpload(db: Database, uploadId: string, importId: string): Promise<void> {
  if (!await giveToImport(db, uploadId, importId)) throw new DomainError('already_done', { detail: 'This file has been imported. Upload it again to import it again.' })
}

/** The file of an import; undefined if it has been removed, or came before files were uploads. */
export async function openImportUpload(db: Database, importId: string): Promise<{ open(): AsyncIterable<Uint8Array> } | undefined> {
  const upload = await findUploadOfImport(db, importId)
  return upload && openKept(keptFileOf(upload))
}

export async function removeImportUpload(db: Database, importId: string): Promise<void> {
  const upload = await findUploadOfImport(db, importId)
  if (upload) await forget(db, upload)
}
