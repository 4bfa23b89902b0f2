import { setResponseHeader, setResponseStatus } from 'h3'
import { importAnswerSchema, importPreviewSchema } from '#shared/imports/answers'
import { importFormSchema } from '#shared/imports/fields'
import { mostUploadBytes } from '#shared/uploads/schema'
import { openImportSource } from '#server/domain/imports/import-source'
import { assertMayImport, checkImport, getImport, hasEnded, startImport } from '#server/domain/imports/imports'
import { previewImport } from '#server/domain/imports/preview-import'
import { formWithFile } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { onceOnly } from '#server/http/idempotency'
import { readUpload } from '#server/http/multipart'
import { parseBody } from '#server/http/parse'

/** A small import is answered with its result; a longer one with the address where its progress stands. */
const waitMs = 1500

export default defineRoute({
  summary: 'Import contacts from a file',
  details: 'With dryRun=true nothing is imported: the answer is what would happen. A long import is answered with 202 while it goes on; the address in Location tells how far it is.',
  reads: formWithFile(importFormSchema),
  problems: ['unreadable_file', 'upload_incomplete'],
  answers: { 200: importAnswerSchema.or(importPreviewSchema), 202: importAnswerSchema },
}, async ({ event, db, actor }) => {
  assertMayImport(actor)
  const { file, fields } = await readUpload(event, mostUploadBytes, ['mapping', 'dryRun', 'uploadId'])
  const { mapping, dryRun, uploadId } = parseBody(importFormSchema, fields)
  const source = await openImportSource(db, actor, { file, uploadId })
  if (dryRun) return await previewImport(db, actor, source, mapping)
  const checked = await checkImport(source, mapping)
  const { id } = await onceOnly(event, db, actor, [await source.identity(), fields.mapping], async trx => ({ id: await startImport(trx, actor, checked) }))
  if (!await hasEnded(db, id, waitMs)) {
    setResponseStatus(event, 202)
    setResponseHeader(event, 'location', `/api/imports/${id}`)
  }
  return await getImport(db, actor, id)
})
