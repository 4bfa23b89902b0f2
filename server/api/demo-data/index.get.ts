import { countSampleData } from '#server/domain/sample-data/count-sample-data'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db }) => ({ sampleData: await countSampleData(db) }))
