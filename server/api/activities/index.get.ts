import { activitiesAnswerSchema } from '#shared/activities/answers'
import { listActivitiesSchema } from '#shared/activities/schema'
import { listActivities } from '#server/domain/activities/list-activities'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List activities',
  query: listActivitiesSchema,
  answers: { 200: activitiesAnswerSchema },
}, async ({ db, actor, query }) => await listActivities(db, actor, query))
