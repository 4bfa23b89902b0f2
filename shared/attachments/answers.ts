import { z } from 'zod'
import { id, recordFields } from '#shared/http/answers'

/** A file as the API answers it. */
export const attachmentSchema = z.object({
  ...recordFields,
  name: z.string(),
  type: z.string().describe('What its bytes are, whatever its name or its sender said.'),
  size: z.int().describe('In bytes.'),
  sha256: z.string(),
  contactId: id.nullable(),
  companyId: id.nullable(),
  dealId: id.nullable(),
  activityId: id.nullable().describe('The note that it belongs to.'),
  uploadedById: id,
  uploaderName: z.string().nullable(),
}).meta({ id: 'Attachment', description: 'A file of a contact, a company, a deal or a note.' })
export type Attachment = z.infer<typeof attachmentSchema>

export const attachmentAnswerSchema = z.object({ attachment: attachmentSchema })
export const attachmentsAnswerSchema = z.object({ attachments: z.array(attachmentSchema) })
