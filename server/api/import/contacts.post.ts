import { setResponseHeader, setResponseStatus } from 'h3'
import { importFormSchema } from '#shared/imports/fields'
import { assertMayImport, checkUpload, getImport, hasEnded, startImport } from '#server/domain/imports/imports'
import { previewImport } from '#server/domain/imports/preview-import'
import { defineRoute } from '#server/http/handler'
import { onceOnly } from '#server/http/idempotency'
import { readUpload } from '#server/http/multipart'
import { parseBody } from '#server/http/parse'

const mostFileBytes = 64 * 1024 * 1024
/** A small import is answered with its result; a longer one with the address where its progress stands. */
const waitMs = 1500

export default defineRoute({}, async ({ event, db, actor }) => {
  assertMayImport(actor)
  const { file, fields } = await readUpload(event, mostFileBytes, ['mapping', 'dryRun'])
  const { mapping, dryRun } = parseBody(importFormSchema, fields)
  if (dryRun) return await previewImport(db, actor, file, mapping)
  const upload = await checkUpload(file, mapping)
  const { id } = await onceOnly(event, db, actor, [upload.hash, fields.mapping], async trx => ({ id: await startImport(trx, actor, upload) })) as { id: string }
  if (!await hasEnded(db, id, waitMs)) {
    setResponseStatus(event, 202)
    setResponseHeader(event, 'location', `/api/imports/${id}`)
  }
  return await getImport(db, actor, id)
})
