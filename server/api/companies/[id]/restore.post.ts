import { companyAnswerSchema } from '#shared/companies/answers'
import { restoreCompany } from '#server/domain/companies/companies'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take a company out of the trash',
  params: idParams,
  answers: { 200: companyAnswerSchema },
}, async ({ db, actor, params }) => ({ company: await restoreCompany(db, actor, params.id) }))
