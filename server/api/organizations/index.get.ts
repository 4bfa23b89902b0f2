import { ownOrganizationsAnswerSchema } from '#shared/accounts/answers'
import { useConfig } from '#server/config'
import { listOwnOrganizations } from '#server/domain/accounts/organizations'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the organizations one works in',
  beforeTwoStep: true,
  answers: { 200: ownOrganizationsAnswerSchema },
}, async ({ db, actor }) => await listOwnOrganizations(db, actor, useConfig()))
