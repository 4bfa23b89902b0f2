import { bytes } from '#server/http/description'
import { definePublicRoute } from '#server/http/handler'
import { sendDocument } from '#server/http/openapi/send-document'

export default definePublicRoute({
  summary: 'Read this document',
  answers: { 200: bytes('application/json'), 304: null },
}, async ({ event }) => await sendDocument(event))
