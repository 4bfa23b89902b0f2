import { createCompanySchema } from '#shared/companies/schema'
import { createCompany } from '#server/domain/companies/companies'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({ body: createCompanySchema }, async ({ event, db, actor, body }) => {
  const company = await createCompany(db, actor, body)
  return created(event, `/api/companies/${company.id}`, { company })
})
