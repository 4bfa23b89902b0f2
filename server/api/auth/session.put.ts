import { switchOrganizationSchema } from '#shared/accounts/schema'
import { switchOrganization } from '#server/domain/accounts/organizations'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Work in another organization',
  beforeTwoStep: true,
  body: switchOrganizationSchema,
  problems: ['member_deactivated'],
  answers: { 204: null },
}, async ({ event, db, actor, body }) => {
  await switchOrganization(db, actor, body.organization)
  return noContent(event)
})
