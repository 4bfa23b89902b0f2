import { getPipeline } from '#server/domain/pipelines/pipelines'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, params }) => ({ pipeline: await getPipeline(db, params.id) }))
