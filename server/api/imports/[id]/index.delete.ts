import { setResponseHeader, setResponseStatus } from 'h3'
import { getImport, hasEnded, undoImport } from '#server/domain/imports/imports'
import { defineRoute, noContent } from '#server/http/handler'
import { idParams } from '#server/http/params'

/** A short undo is done when this answers; a longer one goes on in the background. */
const waitMs = 1500

export default defineRoute({ params: idParams }, async ({ event, db, actor, params: { id } }) => {
  await undoImport(db, actor, id)
  if (await hasEnded(db, id, waitMs)) return noContent(event)
  setResponseStatus(event, 202)
  setResponseHeader(event, 'location', `/api/imports/${id}`)
  return await getImport(db, actor, id)
})
