import { messageTemplatesAnswerSchema } from '#shared/message-templates/answers'
import { listMessageTemplates } from '#server/domain/message-templates/message-templates'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the message templates',
  answers: { 200: messageTemplatesAnswerSchema },
}, async ({ db, actor }) => await listMessageTemplates(db, actor))
