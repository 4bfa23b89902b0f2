import { listNotesSchema } from '#shared/activities/schema'
import { listNotes } from '#server/domain/activities/notes'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({ params: idParams, query: listNotesSchema }, async ({ db, actor, params, query }) => await listNotes(db, actor, { kind: 'deal', id: params.id }, query))
