import { commentAnswerSchema } from '#shared/client-proposals/answers'
import { clientCommentSchema } from '#shared/client-proposals/schema'
import { commentAsClient } from '#server/domain/client-proposals/comments'
import { defineClientRoute } from '#server/http/client-route'

export default defineClientRoute({
  summary: 'Comment on a proposal as its client',
  mostInMinute: 6,
  body: clientCommentSchema,
  answers: { 200: commentAnswerSchema },
  problems: ['too_many_comments'],
}, async ({ db, organizationId, linkId, body }) => ({ comment: await commentAsClient(db, organizationId, linkId, body) }))
