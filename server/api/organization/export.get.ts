import { Readable } from 'node:stream'
import { exportOwnOrganization } from '#server/domain/transfer/transfers'
import { bytes } from '#server/http/description'
import { sendFile } from '#server/http/file'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Export the whole organization',
  answers: { 200: bytes('application/x-ndjson') },
}, async ({ event, db, actor }) => {
  const lines = await exportOwnOrganization(db, actor)
  return sendFile(event, { name: 'organization.ndjson', type: 'application/x-ndjson' }, Readable.from(lines))
})
