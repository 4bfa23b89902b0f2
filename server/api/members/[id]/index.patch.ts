import { updateMemberSchema } from '#shared/members/schema'
import { updateMember } from '#server/domain/members/change-member'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateMemberSchema }, async ({ db, actor, params, body }) => ({ member: await updateMember(db, actor, params.id, body) }))
