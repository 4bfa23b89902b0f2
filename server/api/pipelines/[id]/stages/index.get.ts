import { getPipeline } from '#server/domain/pipelines/pipelines'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, params }) => {
  const { stages } = await getPipeline(db, params.id)
  return { stages, total: stages.length, cursor: null }
})
