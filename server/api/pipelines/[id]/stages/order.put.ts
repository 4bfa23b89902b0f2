import { stageOrderSchema } from '#shared/pipelines/schema'
import { orderStages } from '#server/domain/pipelines/stages'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: stageOrderSchema }, async ({ db, actor, params, body }) => {
  return { pipeline: await orderStages(db, actor, params.id, body.stageIds) }
})
