import { uploadPartParams } from '#shared/uploads/schema'
import { lengthOfPart, receivePart } from '#server/domain/uploads/uploads'
import { readFileBytes } from '#server/http/body'
import { bytes } from '#server/http/description'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Send a part of a file',
  params: uploadPartParams,
  reads: bytes('application/octet-stream'),
  answers: { 204: null },
}, async ({ event, db, actor, params: { id, number } }) => {
  const length = await lengthOfPart(db, actor, id, number)
  await receivePart(db, actor, id, number, await readFileBytes(event, length))
  return noContent(event)
})
