import { attachmentAnswerSchema } from '#shared/attachments/answers'
import { attachmentFormSchema, mostAttachmentBytes } from '#shared/attachments/schema'
import { addAttachment, assertMayAttach, receiveFile } from '#server/domain/attachments/add-attachment'
import { formWithFile } from '#server/http/description'
import { created, defineRoute } from '#server/http/handler'
import { onceOnly } from '#server/http/idempotency'
import { readUpload } from '#server/http/multipart'
import { parseBody } from '#server/http/parse'

export default defineRoute({
  summary: 'Add a file',
  reads: formWithFile(attachmentFormSchema),
  problems: ['upload_incomplete'],
  answers: { 201: attachmentAnswerSchema },
}, async ({ event, db, actor }) => {
  assertMayAttach(actor)
  const { file, fields } = await readUpload(event, mostAttachmentBytes, ['uploadId', 'contactId', 'companyId', 'dealId'])
  const form = parseBody(attachmentFormSchema, fields)
  const { id, sha256 } = await receiveFile(db, actor, form, file)
  return await onceOnly(event, db, actor, [form, file?.name, sha256], async (trx) => {
    const attachment = await addAttachment(trx, actor, id, form)
    return created(event, `/api/attachments/${id}`, { attachment })
  })
})
