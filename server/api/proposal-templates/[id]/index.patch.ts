import { proposalTemplateAnswerSchema } from '#shared/proposals/template-answers'
import { updateTemplateSchema } from '#shared/proposals/templates'
import { updateTemplate } from '#server/domain/proposals/templates'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Change a proposal template',
  params: idParams,
  body: updateTemplateSchema,
  versioned: true,
  answers: { 200: proposalTemplateAnswerSchema },
}, async ({ db, actor, params, body, version }) => ({ template: await updateTemplate(db, actor, params.id, body, version) }))
