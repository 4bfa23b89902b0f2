import { commentAnswerSchema } from '#shared/client-proposals/answers'
import { answerCommentSchema } from '#shared/client-proposals/schema'
import { answerClient } from '#server/domain/client-proposals/comments'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Answer the client of a proposal',
  details: 'They read it beside the proposal.',
  params: idParams,
  body: answerCommentSchema,
  answers: { 200: commentAnswerSchema },
  problems: ['proposal_not_sent', 'too_many_comments'],
}, async ({ db, actor, params, body }) => ({ comment: await answerClient(db, actor, params.id, body) }))
