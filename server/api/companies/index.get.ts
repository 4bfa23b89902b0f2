import { listCompaniesSchema } from '#shared/companies/schema'
import { listCompanies } from '#server/domain/companies/list-companies'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listCompaniesSchema }, async ({ db, actor, query }) => await listCompanies(db, actor, query))
