import { timelineSchema } from '#shared/activities/schema'
import { getTimeline } from '#server/domain/activities/timeline'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: timelineSchema }, async ({ db, actor, params, query }) => await getTimeline(db, actor, { kind: 'deal', id: params.id }, query))
