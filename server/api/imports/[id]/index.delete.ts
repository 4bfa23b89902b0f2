import { setResponseHeader, setResponseStatus } from 'h3'
import { importAnswerSchema } from '#shared/imports/answers'
import { getImport, hasEnded, undoImport } from '#server/domain/imports/imports'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

/** A short undo is done when this answers; a longer one goes on in the background. */
const waitMs = 1500

export default defineRoute({
  summary: 'Undo an import',
  params: idParams,
  problems: ['import_running', 'already_done'],
  answers: { 202: importAnswerSchema, 204: null },
}, async ({ event, db, actor, params: { id } }) => {
  await undoImport(db, actor, id)
  if (await hasEnded(db, id, waitMs)) return noContent(event)
  setResponseStatus(event, 202)
  setResponseHeader(event, 'location', `/api/imports/${id}`)
  return await getImport(db, actor, id)
})
