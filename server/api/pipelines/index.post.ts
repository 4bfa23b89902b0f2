import { pipelineAnswerSchema } from '#shared/pipelines/answers'
import { createPipelineSchema } from '#shared/pipelines/schema'
import { createPipeline } from '#server/domain/pipelines/edit-pipelines'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Create a pipeline',
  body: createPipelineSchema,
  answers: { 201: pipelineAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const pipeline = await createPipeline(db, actor, body)
  return created(event, `/api/pipelines/${pipeline.id}`, { pipeline })
})
