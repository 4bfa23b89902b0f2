import type { CreateUpload, Upload } from '#shared/uploads/schema'
import type { Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import { keepFile, keepPart, partBytes, partCount, partLength, removeKept, type KeptFile } from '#server/storage/kept-files'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { assertRoomForFile } from '../usage/storage-room'
import { countOpenUploads, deleteUploadRow, findUpload, insertPart, insertUpload, listParts, listUnusedUploads, type UploadRecord } from './uploads.repository'

/** A person may have this many files under way that nothing uses yet. */
const mostOpen = 20

/** Where the parts of an upload lie. */
export function keptFileOf({ id, size }: Pick<UploadRecord, 'id' | 'size'>): KeptFile {
  return { key: `uploads/${id}`, size }
}

/** Announces a file that will come in parts. */
export async function createUpload(db: Database, actor: Actor, { name, size }: CreateUpload): Promise<Upload> {
  assertCan(actor, 'records.import')
  if (await countOpenUploads(db, actor.userId) >= mostOpen) {
    throw new DomainError('too_many_uploads', { detail: `You have ${mostOpen} files under way that nothing uses yet. Use or remove one of them; after a day they go by themselves.` })
  }
  await assertRoomForFile(db, actor.organizationId, size)
  const record = { id: newId(), userId: actor.userId, name, size, createdAt: instantNow(), importId: null }
  await insertUpload(db, record)
  return present(record, [])
}

/** Keeps a file that came whole; answers the upload's id. */
export async function keepUpload(db: Database, actor: Actor, { name, bytes }: { name: string, bytes: Uint8Array<ArrayBuffer> }): Promise<string> {
  const record = { id: newId(), userId: actor.userId, name, size: bytes.length, createdAt: instantNow(), importId: null }
  await insertUpload(db, record)
  await keepFile(keptFileOf(record).key, bytes)
  return record.id
}

/** What has arrived of a file of the actor's. */
export async function getUpload(db: Database, actor: Actor, id: string): Promise<Upload> {
  return present(await ownUpload(db, actor, id), await listParts(db, id))
}

/** How many bytes a part of the actor's upload has; refuses numbers that it does not have. */
export async function lengthOfPart(db: Database, actor: Actor, id: string, number: number): Promise<number> {
  const { size } = await openUpload(db, actor, id)
  if (number > partCount(size)) throw invalidField('number', 'too_large', `This file has ${partCount(size)} parts`)
  return partLength(size, number)
}

/** Keeps a part, in any order and as often as it comes; when this resolves it is in the storage. */
export async function receivePart(db: Database, actor: Actor, id: string, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const length = await lengthOfPart(db, actor, id, number)
  if (bytes.length !== length) throw invalidField('size', 'wrong_size', `Part ${number} has to be ${length} bytes long, and ${bytes.length} came`)
  await keepPart(keptFileOf(await openUpload(db, actor, id)).key, number, bytes)
  await insertPart(db, id, number)
}

/** Gives up a file that nothing uses. */
export async function removeUpload(db: Database, actor: Actor, id: string): Promise<void> {
  await forget(db, await openUpload(db, actor, id))
}

/** Removes what nobody has used, of one organization. */
export async function removeUnusedUploads(db: Database, before: string): Promise<void> {
  for (const upload of await listUnusedUploads(db, before)) await forget(db, upload)
}

/** A file of the actor's that has come whole and is not used yet. */
export async function completeUpload(db: Database, actor: Actor, id: string): Promise<UploadRecord> {
  const upload = await openUpload(db, actor, id)
  const received = new Set(await listParts(db, id))
  const missing = Array.from({ length: partCount(upload.size) }, (_, index) => index + 1).filter(number => !received.has(number))
  if (missing.length > 0) throw new DomainError('upload_incomplete', { detail: `Of the file's parts these have not arrived: ${missing.join(', ')}. Send them and try again.`, extensions: { missing } })
  return upload
}

/** First the bytes, then the row: what is left over by a failure is found again. */
export async function forget(db: Database, upload: UploadRecord): Promise<void> {
  await removeKept(keptFileOf(upload))
  await deleteUploadRow(db, upload.id)
}

async function ownUpload(db: Database, actor: Actor, id: string): Promise<UploadRecord> {
  assertCan(actor, 'records.import')
  const upload = await findUpload(db, id)
  if (upload?.userId !== actor.userId) throw notFound()
  return upload
}

async function openUpload(db: Database, actor: Actor, id: string): Promise<UploadRecord> {
  const upload = await ownUpload(db, actor, id)
  if (upload.importId) throw new DomainError('already_done', { detail: 'This file has been imported. Upload it again to import it again.', extensions: { importId: upload.importId } })
  return upload
}

function present({ id, name, size, createdAt }: UploadRecord, received: number[]): Upload {
  return { id, name, size, partBytes, received, createdAt }
}
