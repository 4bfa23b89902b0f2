import { z } from 'zod'
import { flag, idSchema, line } from '#shared/http/fields'

/** The largest file that a record takes. */
export const mostAttachmentBytes = 25 * 1024 * 1024

/** The form beside the file: which record it belongs to; with none, a note that is being written takes it. */
export const attachmentFormSchema = z.strictObject({
  /** A file that came in parts. */
  uploadId: idSchema.optional(),
  contactId: idSchema.optional(),
  companyId: idSchema.optional(),
  dealId: idSchema.optional(),
}).refine(({ contactId, companyId, dealId }) => [contactId, companyId, dealId].filter(Boolean).length <= 1, { error: 'one_record', path: ['contactId'] })
export type AttachmentForm = z.output<typeof attachmentFormSchema>

/** The files of a record, or those of them that lie in the trash. */
export const listAttachmentsSchema = z.strictObject({ trashed: flag(false) })

export const updateAttachmentSchema = z.strictObject({ name: line(300).min(1, { error: 'required' }) })
export type UpdateAttachment = z.output<typeof updateAttachmentSchema>

/** The images that every browser shows, and that hold no script. */
const imageTypes = ['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']

export function isImage(type: string): boolean {
  return imageTypes.includes(type)
}

/** How a file can be looked at without saving it; null: not at all. */
export function previewOf(type: string): 'image' | 'pdf' | 'text' | null {
  if (isImage(type)) return 'image'
  if (type === 'application/pdf') return 'pdf'
  return type.startsWith('text/') || type === 'application/xml' ? 'text' : null
}

export type { Attachment } from './answers'
