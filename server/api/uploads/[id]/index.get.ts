import { uploadAnswerSchema } from '#shared/uploads/answers'
import { getUpload } from '#server/domain/uploads/uploads'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read how far an upload is',
  params: idParams,
  answers: { 200: uploadAnswerSchema },
}, async ({ db, actor, params }) => ({ upload: await getUpload(db, actor, params.id) }))
