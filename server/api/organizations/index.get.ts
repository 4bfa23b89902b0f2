import { useConfig } from '#server/config'
import { listOwnOrganizations } from '#server/domain/accounts/organizations'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ summary: 'List the organizations that you work in', beforeTwoStep: true }, async ({ db, actor }) => await listOwnOrganizations(db, actor, useConfig()))
