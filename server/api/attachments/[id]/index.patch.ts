import { updateAttachmentSchema } from '#shared/attachments/schema'
import { renameAttachment } from '#server/domain/attachments/attachments'
import { defineRoute } from '#server/http/handler'
import { expectedVersion, idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: updateAttachmentSchema }, async ({ event, db, actor, params, body }) => {
  return { attachment: await renameAttachment(db, actor, params.id, body, expectedVersion(event)) }
})
