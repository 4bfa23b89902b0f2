import { createOrganizationSchema } from '#shared/accounts/schema'
import { useConfig } from '#server/config'
import { createOwnOrganization } from '#server/domain/accounts/organizations'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({ body: createOrganizationSchema }, async ({ event, db, actor, body }) =>
  created(event, '/api/organizations', { organization: await createOwnOrganization(db, actor, useConfig(), body.name) }))
