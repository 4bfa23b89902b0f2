import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ event, db, actor }) => created(event, '/api/demo-data', { sampleData: await addSampleData(db, actor) }))
