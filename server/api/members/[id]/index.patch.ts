import { memberAnswerSchema } from '#shared/members/answers'
import { updateMemberSchema } from '#shared/members/schema'
import { updateMember } from '#server/domain/members/change-member'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a member',
  params: idParams,
  body: updateMemberSchema,
  problems: ['last_admin'],
  answers: { 200: memberAnswerSchema },
}, async ({ db, actor, params, body }) => ({ member: await updateMember(db, actor, params.id, body) }))
