import { organizationAnswerSchema } from '#shared/accounts/answers'
import { updateOrganizationSchema } from '#shared/accounts/schema'
import { updateOrganization } from '#server/domain/accounts/profile'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Change the organization',
  body: updateOrganizationSchema,
  answers: { 200: organizationAnswerSchema },
}, async ({ db, actor, body }) => ({ organization: await updateOrganization(db, actor, body) }))
