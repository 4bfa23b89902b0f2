import { mostAttachmentBytes, type Attachment, type AttachmentForm } from '#shared/attachments/schema'
import { cleanFileName } from '#shared/attachments/file-name'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField } from '#server/errors'
import { openKept } from '#server/storage/kept-files'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { assertRoomForFile } from '../usage/storage-room'
import { completeUpload, keptFileOf, removeUpload } from '../uploads/uploads'
import { placeOf } from './attachment-place'
import { deleteAttachmentRow, insertAttachment, placeAttachments, selectAttachments, toAttachment } from './attachments.repository'
import { keepAttachment, keptAttachment, partsOf } from './kept-attachments'

/** A file that came with the request. */
interface Sent { name: string, bytes: Uint8Array<ArrayBuffer> }

type Source = Pick<Attachment, 'name' | 'size'> & { parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** Refuses those who may not add files at all, before their bytes are read. */
export function assertMayAttach(actor: Actor): void {
  assertCan(actor, 'records.create')
}

/** Keeps the bytes of a file that the request brought or that came in parts. It belongs to nothing yet; answers its id and checksum. */
export async function receiveFile(db: Database, actor: Actor, { uploadId, ...named }: AttachmentForm, sent: Sent | undefined): Promise<{ id: string, sha256: string }> {
  assertMayAttach(actor)
  await placeOf(db, actor, named)
  const { name, size, parts } = await sourceOf(db, actor, uploadId, sent)
  if (size === 0) throw invalidField('file', 'empty_file', 'The file is empty. Choose another one')
  if (size > mostAttachmentBytes) throw new DomainError('too_large', { detail: `A file may have ${mostAttachmentBytes / 1024 / 1024} MB. Make it smaller, or keep it elsewhere and add a link.`, extensions: { maximum: mostAttachmentBytes } })
  const now = instantNow()
  const id = newId()
  // First the row, then the bytes: what a kill leaves over is found again.
  await inTransaction(db, async (trx) => {
    await assertRoomForFile(trx, actor.organizationId, size)
    await insertAttachment(trx, { id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, name: cleanFileName(name), type: 'application/octet-stream', size, sha256: null, uploadedById: actor.userId })
  })
  try {
    const kept = await keepAttachment(keptAttachment(actor, { id, size }), parts)
    await placeAttachments(db, [id], kept)
    return { id, sha256: kept.sha256 }
  }
  catch (error) {
    await deleteAttachmentRow(db, id)
    throw error
  }
  finally {
    if (uploadId) await removeUpload(db, actor, uploadId).catch(() => undefined)
  }
}

/** Puts a kept file to its record, or leaves it for the note that is being written. */
export async function addAttachment(db: Database, actor: Actor, id: string, { contactId, companyId, dealId }: AttachmentForm): Promise<Attachment> {
  return await inTransaction(db, async (trx) => {
    const place = await placeOf(trx, actor, { contactId, companyId, dealId })
    await placeAttachments(trx, [id], { contactId, companyId, dealId, updatedAt: instantNow() })
    const attachment = toAttachment(await selectAttachments(trx).where('attachments.id', '=', id).executeTakeFirstOrThrow())
    if (place) await recordEvent(trx, actor, { type: 'attachment.added', subject: { type: place.kind, id: place.id }, payload: { name: place.name, attachmentId: id, changes: { file: { before: null, after: attachment.name } } } })
    return attachment
  })
}

async function sourceOf(db: Database, actor: Actor, uploadId: string | undefined, sent: Sent | undefined): Promise<Source> {
  if (uploadId) {
    const upload = await completeUpload(db, actor, uploadId)
    return { name: upload.name, size: upload.size, parts: openKept(keptFileOf(upload)).open() }
  }
  if (!sent) throw invalidField('file', 'required', 'Send the file in the field “file”, or the id of an upload')
  return { name: sent.name, size: sent.bytes.length, parts: partsOf(sent.bytes) }
}
