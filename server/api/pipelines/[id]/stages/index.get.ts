import { stagesAnswerSchema } from '#shared/pipelines/answers'
import { getPipeline } from '#server/domain/pipelines/pipelines'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'List the stages of a pipeline',
  params: idParams,
  answers: { 200: stagesAnswerSchema },
}, async ({ db, params }) => {
  const { stages } = await getPipeline(db, params.id)
  return { stages, total: stages.length, cursor: null }
})
