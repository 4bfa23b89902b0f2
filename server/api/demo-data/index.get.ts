import { sampleDataAnswerSchema } from '#shared/sample-data/answers'
import { showSampleData } from '#server/domain/sample-data/count-sample-data'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Count the sample data',
  answers: { 200: sampleDataAnswerSchema },
}, async ({ db, actor }) => ({ sampleData: await showSampleData(db, actor) }))
