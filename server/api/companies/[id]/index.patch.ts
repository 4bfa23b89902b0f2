import { companyAnswerSchema } from '#shared/companies/answers'
import { updateCompanySchema } from '#shared/companies/schema'
import { updateCompany } from '#server/domain/companies/companies'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a company',
  params: idParams,
  body: updateCompanySchema,
  versioned: true,
  answers: { 200: companyAnswerSchema },
}, async ({ db, actor, params, body, version }) => {
  return { company: await updateCompany(db, actor, params.id, body, version) }
})
