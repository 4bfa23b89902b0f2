import { importAnswerSchema } from '#shared/imports/answers'
import { getImport } from '#server/domain/imports/imports'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read an import',
  params: idParams,
  answers: { 200: importAnswerSchema },
}, async ({ db, actor, params }) => await getImport(db, actor, params.id))
