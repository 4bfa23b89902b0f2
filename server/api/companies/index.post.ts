import { companyAnswerSchema } from '#shared/companies/answers'
import { createCompanySchema } from '#shared/companies/schema'
import { createCompany } from '#server/domain/companies/companies'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create a company',
  body: createCompanySchema,
  answers: { 201: companyAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const company = await createCompany(db, actor, body)
  return created(event, `/api/companies/${company.id}`, { company })
})
