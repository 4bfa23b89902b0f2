import { getPreviewable } from '#server/domain/attachments/attachments'
import { bytesOf } from '#server/domain/attachments/kept-attachments'
import { inert, inertPdf, sendAttachment } from '#server/http/attachment'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Look at a file',
  params: idParams,
  answers: { 200: bytes('*/*'), 304: null },
}, async ({ event, db, actor, params }) => {
  const attachment = await getPreviewable(db, actor, params.id)
  const contentSecurityPolicy = attachment.preview === 'pdf' ? inertPdf : inert
  return sendAttachment(event, attachment, { kind: 'inline', type: attachment.type, contentSecurityPolicy }, () => bytesOf(actor, attachment))
})
