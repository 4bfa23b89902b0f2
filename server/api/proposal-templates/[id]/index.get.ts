import { proposalTemplateAnswerSchema } from '#shared/proposals/template-answers'
import { getTemplate } from '#server/domain/proposals/templates'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Read a proposal template',
  params: idParams,
  answers: { 200: proposalTemplateAnswerSchema },
}, async ({ db, params }) => ({ template: await getTemplate(db, params.id) }))
