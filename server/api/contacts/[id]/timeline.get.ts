import { timelineAnswerSchema } from '#shared/activities/answers'
import { timelineSchema } from '#shared/activities/schema'
import { getTimeline } from '#server/domain/activities/timeline'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read the timeline of a contact',
  params: idParams,
  query: timelineSchema,
  answers: { 200: timelineAnswerSchema },
}, async ({ db, actor, params, query }) => await getTimeline(db, actor, { kind: 'contact', id: params.id }, query))
