import { membersAnswerSchema } from '#shared/members/answers'
import { listMembers } from '#server/domain/members/members'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List members',
  answers: { 200: membersAnswerSchema },
}, async ({ db, actor }) => ({ members: await listMembers(db, actor) }))
