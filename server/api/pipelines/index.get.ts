import { pipelinesAnswerSchema } from '#shared/pipelines/answers'
import { listPipelines } from '#server/domain/pipelines/pipelines'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List pipelines',
  answers: { 200: pipelinesAnswerSchema },
}, async ({ db }) => {
  const pipelines = await listPipelines(db)
  return { pipelines, total: pipelines.length, cursor: null }
})
