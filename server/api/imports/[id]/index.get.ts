import { getImport } from '#server/domain/imports/imports'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => await getImport(db, actor, params.id))
