import { listTrashSchema } from '#shared/trash/schema'
import { listTrash } from '#server/domain/trash/trash'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: listTrashSchema }, async ({ db, actor, query }) => await listTrash(db, actor, query))
