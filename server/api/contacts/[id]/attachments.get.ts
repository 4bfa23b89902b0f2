import { attachmentsAnswerSchema } from '#shared/attachments/answers'
import { listAttachmentsSchema } from '#shared/attachments/schema'
import { listAttachments } from '#server/domain/attachments/attachments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'List the files of a contact',
  params: idParams,
  query: listAttachmentsSchema,
  answers: { 200: attachmentsAnswerSchema },
}, async ({ db, actor, params, query }) => {
  return { attachments: await listAttachments(db, actor, { kind: 'contact', id: params.id }, query) }
})
