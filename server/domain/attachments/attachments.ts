import { cleanFileName } from '#shared/attachments/file-name'
import { previewOf, type Attachment, type UpdateAttachment } from '#shared/attachments/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent, type Changes } from '../events/events'
import { assertCan, assertOwner } from '../members/policy'
import { placeOf, type Place } from './attachment-place'
import { visibleAttachments } from './attachments.policy'
import { deleteAttachmentRow, listContactsWithFiles, selectAttachments, toAttachment, updateAttachmentRow, type AttachmentRow } from './attachments.repository'

/** One file that the actor may see; in the trash only if asked for. */
export async function getAttachment(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Attachment> {
  const row = await selectAttachments(db).where('attachments.id', '=', id).where(visibleAttachments(actor))
    .where('attachments.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return toAttachment(row)
}

/** A file that a browser shows by itself: an image or a PDF, by its bytes. */
export async function getPreviewable(db: Database, actor: Actor, id: string): Promise<Attachment & { preview: 'image' | 'pdf' }> {
  const attachment = await getAttachment(db, actor, id)
  const preview = previewOf(attachment.type)
  if (preview === 'image' || preview === 'pdf') return { ...attachment, preview }
  throw new DomainError('wrong_content_type', { detail: 'Only images and PDFs can be looked at here. Save the file to open it.' })
}

const mostShown = 500

/** The files of a record and of what was logged with it, or those in the trash, as far as the actor sees them, the newest first; at most 500. */
export async function listAttachments(db: Database, actor: Actor, { kind, id }: { kind: 'contact' | 'company' | 'deal', id: string }, { trashed = false } = {}): Promise<Attachment[]> {
  const column = `${kind}Id` as const
  await placeOf(db, actor, { [column]: id })
  const newest = () => selectAttachments(db).where('attachments.deletedAt', trashed ? 'is not' : 'is', null).where(visibleAttachments(actor)).orderBy('attachments.id', 'desc').limit(mostShown)
  // Two look-ups, each in its own index.
  const own: AttachmentRow[] = await newest().where(`attachments.${column}`, '=', id).execute()
  const logged: AttachmentRow[] = await newest().where('attachments.activityId', 'in', eb => eb.selectFrom('activities as a').select('a.id').where(`a.${column}`, '=', id)).execute()
  return [...own, ...logged].sort((a, b) => a.id < b.id ? 1 : -1).slice(0, mostShown).map(toAttachment)
}

/** Which of these contacts have files of their own. */
export async function findContactsWithFiles(db: Database, contactIds: string[]): Promise<string[]> {
  return contactIds.length ? await listContactsWithFiles(db, contactIds) : []
}

/** Gives a file another name. `version` is the one the caller has seen; a stale one changes nothing. */
export async function renameAttachment(db: Database, actor: Actor, id: string, { name }: UpdateAttachment, version?: number): Promise<Attachment> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getAttachment(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleAttachment(before)
    const after = cleanFileName(name)
    if (after === before.name) return before
    if (!await updateAttachmentRow(trx, id, before.version, { name: after, updatedAt: instantNow() })) throw staleAttachment(await getAttachment(trx, actor, id))
    await record(trx, actor, 'attachment.renamed', id, await placeOf(trx, actor, before), { before: before.name, after })
    return await getAttachment(trx, actor, id)
  })
}

/** Puts a file into the trash, from where it can be restored; for good, with its bytes, if an admin asks for that. */
export async function deleteAttachment(db: Database, actor: Actor, id: string, { permanent = false } = {}): Promise<void> {
  assertCan(actor, permanent ? 'records.delete-permanently' : 'records.delete')
  await inTransaction(db, async (trx) => {
    const attachment = await getAttachment(trx, actor, id).catch(error => permanent ? getAttachment(trx, actor, id, { trashed: true }) : Promise.reject(error))
    const place = await placeOf(trx, actor, attachment)
    assertMayDispose(actor, attachment, place)
    // What belongs to nothing yet leaves nothing behind.
    if (permanent || !place) await deleteAttachmentRow(trx, id)
    else await updateAttachmentRow(trx, id, attachment.version, { deletedAt: instantNow() })
    await record(trx, actor, permanent ? 'attachment.deleted_permanently' : 'attachment.deleted', id, place, { before: attachment.name, after: null })
  })
}

export async function restoreAttachment(db: Database, actor: Actor, id: string): Promise<Attachment> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const attachment = await getAttachment(trx, actor, id, { trashed: true })
    const place = await placeOf(trx, actor, attachment)
    assertMayDispose(actor, attachment, place)
    await updateAttachmentRow(trx, id, attachment.version, { deletedAt: null })
    await record(trx, actor, 'attachment.restored', id, place, { before: null, after: attachment.name })
    return await getAttachment(trx, actor, id)
  })
}

/** Reps put away what they sent, and what lies on their own records. */
function assertMayDispose(actor: Actor, { uploadedById }: Attachment, place: Place | undefined): void {
  if (place && uploadedById !== actor.userId) assertOwner(actor, place)
}

async function record(trx: Database, actor: Actor, type: string, attachmentId: string, place: Place | undefined, file: Changes[string]): Promise<void> {
  if (place) await recordEvent(trx, actor, { type, subject: { type: place.kind, id: place.id }, payload: { name: place.name, attachmentId, changes: { file } } })
}

function staleAttachment(current: Attachment): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this file in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
