import { activityAnswerSchema } from '#shared/activities/answers'
import { getActivity } from '#server/domain/activities/activities'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read an activity',
  params: idParams,
  answers: { 200: activityAnswerSchema },
}, async ({ db, actor, params }) => ({ activity: await getActivity(db, actor, params.id) }))
