import { sampleDataAnswerSchema } from '#shared/sample-data/answers'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Add sample data',
  problems: ['already_done'],
  answers: { 201: sampleDataAnswerSchema },
}, async ({ event, db, actor }) => created(event, '/api/demo-data', { sampleData: await addSampleData(db, actor) }))
