import { switchOrganizationSchema } from '#shared/accounts/schema'
import { switchOrganization } from '#server/domain/accounts/organizations'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({ beforeTwoStep: true, body: switchOrganizationSchema }, async ({ event, db, actor, body }) => {
  await switchOrganization(db, actor, body.organization)
  return noContent(event)
})
