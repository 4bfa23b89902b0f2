import { showSampleData } from '#server/domain/sample-data/count-sample-data'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => ({ sampleData: await showSampleData(db, actor) }))
