import { listImports } from '#server/domain/imports/imports'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => {
  const imports = await listImports(db, actor)
  return { imports, total: imports.length, cursor: null }
})
