import { commentParams } from '#shared/client-proposals/schema'
import { removeComment } from '#server/domain/client-proposals/comments'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Remove a comment on a proposal',
  details: 'For good, and from the client\'s page too.',
  params: commentParams,
  answers: { 204: null },
}, async ({ event, db, actor, params }) => {
  await removeComment(db, actor, params.id, params.commentId)
  return noContent(event)
})
