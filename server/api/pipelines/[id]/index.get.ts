import { pipelineAnswerSchema } from '#shared/pipelines/answers'
import { getPipeline } from '#server/domain/pipelines/pipelines'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a pipeline',
  params: idParams,
  answers: { 200: pipelineAnswerSchema },
}, async ({ db, params }) => ({ pipeline: await getPipeline(db, params.id) }))
