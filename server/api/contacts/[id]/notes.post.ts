import { loggedNoteAnswerSchema } from '#shared/activities/answers'
import { createNoteSchema } from '#shared/activities/schema'
import { logActivity } from '#server/domain/activities/activities'
import { findUntold } from '#server/domain/activities/mentions'
import { created, defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Write a note about a contact',
  params: idParams,
  body: createNoteSchema,
  answers: { 201: loggedNoteAnswerSchema },
}, async ({ event, db, actor, params, body }) => {
  const note = await logActivity(db, actor, { ...body, type: 'note', contactId: params.id })
  return created(event, `/api/activities/${note.id}`, { note, untold: await findUntold(db, actor, note) })
})
