import { attachmentAnswerSchema } from '#shared/attachments/answers'
import { updateAttachmentSchema } from '#shared/attachments/schema'
import { renameAttachment } from '#server/domain/attachments/attachments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Rename a file',
  params: idParams,
  body: updateAttachmentSchema,
  versioned: true,
  answers: { 200: attachmentAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { attachment: await renameAttachment(db, actor, params.id, body, version) }
})
