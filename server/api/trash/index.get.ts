import { trashAnswerSchema } from '#shared/trash/answers'
import { listTrashSchema } from '#shared/trash/schema'
import { listTrash } from '#server/domain/trash/trash'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the trash',
  query: listTrashSchema,
  answers: { 200: trashAnswerSchema },
}, async ({ db, actor, query }) => await listTrash(db, actor, query))
