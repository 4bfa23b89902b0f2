import { linkedPeopleAnswerSchema } from '#shared/companies/answers'
import { linkPeopleAtDomain } from '#server/domain/contacts/people-at-domain'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Link the people whose addresses are at a company\'s domain',
  params: idParams,
  answers: { 200: linkedPeopleAnswerSchema },
}, async ({ db, actor, params }) => ({ linked: await linkPeopleAtDomain(db, actor, params.id) }))
