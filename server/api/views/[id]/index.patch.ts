import { viewAnswerSchema } from '#shared/views/answers'
import { updateViewSchema } from '#shared/views/schema'
import { updateView } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a view',
  params: idParams,
  body: updateViewSchema,
  versioned: true,
  answers: { 200: viewAnswerSchema },
}, async ({ db, actor, params, body, version }) =>
  ({ view: await updateView(db, actor, params.id, body, version) }))
