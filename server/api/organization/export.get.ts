import { Readable } from 'node:stream'
import { exportOwnOrganization } from '#server/domain/transfer/transfers'
import { sendFile } from '#server/http/file'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ event, db, actor }) => {
  const lines = await exportOwnOrganization(db, actor)
  return sendFile(event, { name: 'organization.ndjson', type: 'application/x-ndjson' }, Readable.from(lines))
})
