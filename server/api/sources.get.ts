import { sourcesInUseSchema } from '#shared/money/answers'
import { listSourcesInUse } from '#server/domain/money/sources-in-use'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the sources and campaigns that are in use',
  answers: { 200: sourcesInUseSchema },
}, async ({ db, actor }) => await listSourcesInUse(db, actor))
