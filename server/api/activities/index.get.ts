import { listActivitiesSchema } from '#shared/activities/schema'
import { listActivities } from '#server/domain/activities/list-activities'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listActivitiesSchema }, async ({ db, actor, query }) => await listActivities(db, actor, query))
