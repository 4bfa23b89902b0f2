import { proposalTemplatesAnswerSchema } from '#shared/proposals/template-answers'
import { listTemplates } from '#server/domain/proposals/templates'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List proposal templates',
  answers: { 200: proposalTemplatesAnswerSchema },
}, async ({ db }) => await listTemplates(db))
