import { activityAnswerSchema } from '#shared/activities/answers'
import { restoreActivity } from '#server/domain/activities/activities'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Take an activity out of the trash',
  params: idParams,
  answers: { 200: activityAnswerSchema },
}, async ({ db, actor, params }) => ({ activity: await restoreActivity(db, actor, params.id) }))
