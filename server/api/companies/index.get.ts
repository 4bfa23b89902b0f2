import { companiesAnswerSchema } from '#shared/companies/answers'
import { listCompaniesSchema } from '#shared/companies/schema'
import { listCompanies } from '#server/domain/companies/list-companies'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List companies',
  query: listCompaniesSchema,
  answers: { 200: companiesAnswerSchema },
}, async ({ db, actor, query }) => await listCompanies(db, actor, query))
