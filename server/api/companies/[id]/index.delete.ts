import { deleteCompany } from '#server/domain/companies/companies'
import { deleteCompanyPermanently } from '#server/domain/companies/delete-company-permanently'
import { defineRoute, noContent } from '#server/http/handler'
import { deleteQuery, idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Put a company into the trash, or delete it for good',
  params: idParams,
  query: deleteQuery,
  answers: { 204: null },
}, async ({ event, db, actor, params, query }) => {
  await (query.permanent ? deleteCompanyPermanently : deleteCompany)(db, actor, params.id)
  return noContent(event)
})
