import { Readable } from 'node:stream'
import { exportKeptAnswers } from '#server/domain/ai/kept-answers'
import { bytes } from '#server/http/description'
import { sendFile } from '#server/http/file'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Export the kept answers of Claude',
  details: 'Lines of JSON, to be imported where no key is.',
  answers: { 200: bytes('application/x-ndjson') },
}, async ({ event, db, actor }) => {
  const lines = await exportKeptAnswers(db, actor)
  return sendFile(event, { name: 'claude-answers.ndjson', type: 'application/x-ndjson' }, Readable.from(lines))
})
