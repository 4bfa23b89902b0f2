import { restoreCompany } from '#server/domain/companies/companies'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ company: await restoreCompany(db, actor, params.id) }))
