import { messageTemplateAnswerSchema } from '#shared/message-templates/answers'
import { getMessageTemplate } from '#server/domain/message-templates/message-templates'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a message template',
  params: idParams,
  answers: { 200: messageTemplateAnswerSchema },
}, async ({ db, actor, params }) => ({ messageTemplate: await getMessageTemplate(db, actor, params.id) }))
