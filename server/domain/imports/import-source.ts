import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { sourceOf, type FileSource } from '#server/importers/file-source'
import { earlierImportFile, removeEarlierImportFile } from '#server/storage/import-files'
import { openKept } from '#server/storage/kept-files'
import type { Actor } from '../actor'
import { openImportUpload, removeImportUpload } from '../uploads/import-uploads'
import { completeUpload, keepUpload, keptFileOf } from '../uploads/uploads'

/** A file to import. */
export interface ImportSource extends FileSource {
  name: string
  /** The same for two requests with the same file. */
  identity(): Promise<string>
  /** Puts the file where its import finds it, unless it is there; answers the upload's id. */
  keep(db: Database): Promise<string>
}

/** The file of a request: in its form, or uploaded before. */
export async function openImportSource(db: Database, actor: Actor, { file, uploadId }: { file?: { name: string, bytes: Uint8Array<ArrayBuffer> }, uploadId?: string }): Promise<ImportSource> {
  if (file) return sourceOfBytes(actor, file)
  if (uploadId) return await sourceOfUpload(db, actor, uploadId)
  throw invalidField('file', 'required', 'The file is missing: send it in the field “file”, or upload it in parts and send its “uploadId”')
}

function sourceOfBytes(actor: Actor, file: { name: string, bytes: Uint8Array<ArrayBuffer> }): ImportSource {
  return {
    ...sourceOf(file.bytes),
    name: file.name,
    identity: async () => Buffer.from(await crypto.subtle.digest('SHA-256', file.bytes)).toString('base64url'),
    keep: async db => await keepUpload(db, actor, file),
  }
}

async function sourceOfUpload(db: Database, actor: Actor, uploadId: string): Promise<ImportSource> {
  const upload = await completeUpload(db, actor, uploadId)
  return { ...openKept(keptFileOf(upload)), name: upload.name, identity: async () => uploadId, keep: async () => uploadId }
}

/** The file of an import under way. */
export async function openImportFile(db: Database, importId: string): Promise<FileSource> {
  return await openImportUpload(db, importId) ?? earlierImportFile(importId)
}

/** Removes the file of an import that has ended. */
export async function removeImportFile(db: Database, importId: string): Promise<void> {
  await removeImportUpload(db, importId)
  await removeEarlierImportFile(importId)
}
