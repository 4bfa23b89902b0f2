import { filledMessageAnswerSchema } from '#shared/message-templates/answers'
import { filledMessageQuerySchema } from '#shared/message-templates/schema'
import { fillMessageTemplate } from '#server/domain/message-templates/fill-message-template'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Fill in a message template',
  details: 'Its words with what is known of the contact, company or deal that they are about.',
  params: idParams,
  query: filledMessageQuerySchema,
  answers: { 200: filledMessageAnswerSchema },
}, async ({ db, actor, params, query }) => ({ message: await fillMessageTemplate(db, actor, params.id, query) }))
