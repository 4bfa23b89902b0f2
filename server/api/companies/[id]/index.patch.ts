import { updateCompanySchema } from '#shared/companies/schema'
import { updateCompany } from '#server/domain/companies/companies'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateCompanySchema }, async ({ event, db, actor, params, body }) => {
  return { company: await updateCompany(db, actor, params.id, body, expectedVersion(event)) }
})
