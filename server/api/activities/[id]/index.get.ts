import { getActivity } from '#server/domain/activities/activities'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams }, async ({ db, actor, params }) => ({ activity: await getActivity(db, actor, params.id) }))
