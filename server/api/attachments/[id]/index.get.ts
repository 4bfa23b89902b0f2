import { getAttachment } from '#server/domain/attachments/attachments'
import { bytesOf } from '#server/domain/attachments/kept-attachments'
import { inert, sendAttachment } from '#server/http/attachment'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

/** Whatever it is, a file is only ever saved from here. */
export default defineRoute({
  summary: 'Download a file',
  params: idParams,
  answers: { 200: bytes('application/octet-stream'), 304: null },
}, async ({ event, db, actor, params }) => {
  const attachment = await getAttachment(db, actor, params.id)
  return sendAttachment(event, attachment, { kind: 'attachment', type: 'application/octet-stream', contentSecurityPolicy: inert }, () => bytesOf(actor, attachment))
})
