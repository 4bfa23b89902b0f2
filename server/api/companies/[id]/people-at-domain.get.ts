import { peopleAtDomainAnswerSchema } from '#shared/companies/answers'
import { countPeopleAtDomain } from '#server/domain/contacts/people-at-domain'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Count the people whose addresses are at a company\'s domain',
  params: idParams,
  answers: { 200: peopleAtDomainAnswerSchema },
}, async ({ db, actor, params }) => ({ count: await countPeopleAtDomain(db, actor, params.id) }))
