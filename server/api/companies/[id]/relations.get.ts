import { companyRelationsAnswerSchema } from '#shared/companies/answers'
import { getCompanyRelations } from '#server/domain/companies/company-relations'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read what a company has to do with others',
  params: idParams,
  answers: { 200: companyRelationsAnswerSchema },
}, async ({ db, actor, params }) => ({ relations: await getCompanyRelations(db, actor, params.id) }))
