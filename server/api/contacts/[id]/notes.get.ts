import { notesAnswerSchema } from '#shared/activities/answers'
import { listNotesSchema } from '#shared/activities/schema'
import { listNotes } from '#server/domain/activities/notes'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'List the notes of a contact',
  params: idParams,
  query: listNotesSchema,
  answers: { 200: notesAnswerSchema },
}, async ({ db, actor, params, query }) => await listNotes(db, actor, { kind: 'contact', id: params.id }, query))
