import { createNoteSchema } from '#shared/activities/schema'
import { logActivity } from '#server/domain/activities/activities'
import { findUntold } from '#server/domain/activities/mentions'
import { created, defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, body: createNoteSchema }, async ({ event, db, actor, params, body }) => {
  const note = await logActivity(db, actor, { ...body, type: 'note', dealId: params.id })
  return created(event, `/api/activities/${note.id}`, { note, untold: await findUntold(db, actor, note) })
})
