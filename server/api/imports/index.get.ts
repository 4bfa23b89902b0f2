import { importsAnswerSchema } from '#shared/imports/answers'
import { listImports } from '#server/domain/imports/imports'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List imports',
  answers: { 200: importsAnswerSchema },
}, async ({ db, actor }) => {
  const imports = await listImports(db, actor)
  return { imports, total: imports.length, cursor: null }
})
