import { z } from 'zod'
import { flag, idSchema, line } from '#shared/http/fields'

export * from './values'

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

export type { Attachment } from './answers'
