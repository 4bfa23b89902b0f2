import { updateOrganizationSchema } from '#shared/accounts/schema'
import { updateOrganization } from '#server/domain/accounts/profile'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: updateOrganizationSchema }, async ({ db, actor, body }) => ({ organization: await updateOrganization(db, actor, body) }))
