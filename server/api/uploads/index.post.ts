import { uploadAnswerSchema } from '#shared/uploads/answers'
import { createUploadSchema } from '#shared/uploads/schema'
import { createUpload } from '#server/domain/uploads/uploads'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Announce a file that comes in parts',
  body: createUploadSchema,
  problems: ['too_many_uploads'],
  answers: { 201: uploadAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const upload = await createUpload(db, actor, body)
  return created(event, `/api/uploads/${upload.id}`, { upload })
})
