import { messageTemplateAnswerSchema } from '#shared/message-templates/answers'
import { createMessageTemplateSchema } from '#shared/message-templates/schema'
import { createMessageTemplate } from '#server/domain/message-templates/message-templates'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Save a message template',
  body: createMessageTemplateSchema,
  answers: { 201: messageTemplateAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const messageTemplate = await createMessageTemplate(db, actor, body)
  return created(event, `/api/message-templates/${messageTemplate.id}`, { messageTemplate })
})
