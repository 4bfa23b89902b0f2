import { completedContactActionAnswerSchema } from '#shared/next-actions/answers'
import { completeNextActionSchema } from '#shared/next-actions/schema'
import { completeContactAction } from '#server/domain/contacts/complete-next-action'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Complete the next action of a contact',
  params: idParams,
  body: completeNextActionSchema,
  versioned: true,
  answers: { 200: completedContactActionAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return await completeContactAction(db, actor, params.id, body, version)
})
