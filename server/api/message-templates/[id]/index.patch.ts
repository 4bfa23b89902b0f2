import { messageTemplateAnswerSchema } from '#shared/message-templates/answers'
import { updateMessageTemplateSchema } from '#shared/message-templates/schema'
import { updateMessageTemplate } from '#server/domain/message-templates/message-templates'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a message template',
  params: idParams,
  body: updateMessageTemplateSchema,
  versioned: true,
  answers: { 200: messageTemplateAnswerSchema },
}, async ({ db, actor, params, body, version }) => (
  { messageTemplate: await updateMessageTemplate(db, actor, params.id, body, version) }))
