import { attachmentAnswerSchema } from '#shared/attachments/answers'
import { restoreAttachment } from '#server/domain/attachments/attachments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a file out of the trash',
  params: idParams,
  answers: { 200: attachmentAnswerSchema },
}, async ({ db, actor, params }) => ({ attachment: await restoreAttachment(db, actor, params.id) }))
