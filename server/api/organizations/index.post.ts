import { ownOrganizationAnswerSchema } from '#shared/accounts/answers'
import { createOrganizationSchema } from '#shared/accounts/schema'
import { useConfig } from '#server/config'
import { createOwnOrganization } from '#server/domain/accounts/organizations'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create an organization',
  body: createOrganizationSchema,
  problems: ['registration_closed'],
  answers: { 201: ownOrganizationAnswerSchema },
}, async ({ event, db, actor, body }) =>
  created(event, '/api/organizations', { organization: await createOwnOrganization(db, actor, useConfig(), body.name) }))
