import { companyAnswerSchema } from '#shared/companies/answers'
import { getVisibleCompany } from '#server/domain/companies/companies'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a company',
  params: idParams,
  answers: { 200: companyAnswerSchema },
}, async ({ db, actor, params }) => ({ company: await getVisibleCompany(db, actor, params.id) }))
