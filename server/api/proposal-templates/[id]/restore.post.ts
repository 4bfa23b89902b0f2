import { proposalTemplateAnswerSchema } from '#shared/proposals/template-answers'
import { restoreTemplate } from '#server/domain/proposals/templates'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Bring back a deleted proposal template',
  params: idParams,
  answers: { 200: proposalTemplateAnswerSchema },
}, async ({ db, actor, params }) => ({ template: await restoreTemplate(db, actor, params.id) }))
