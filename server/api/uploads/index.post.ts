import { createUploadSchema } from '#shared/uploads/schema'
import { createUpload } from '#server/domain/uploads/uploads'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({ body: createUploadSchema }, async ({ event, db, actor, body }) => {
  const upload = await createUpload(db, actor, body)
  return created(event, `/api/uploads/${upload.id}`, { upload })
})
