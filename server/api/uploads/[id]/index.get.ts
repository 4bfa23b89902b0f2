import { getUpload } from '#server/domain/uploads/uploads'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ upload: await getUpload(db, actor, params.id) }))
