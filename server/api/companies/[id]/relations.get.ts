import { getCompanyRelations } from '#server/domain/companies/company-relations'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ relations: await getCompanyRelations(db, actor, params.id) }))
