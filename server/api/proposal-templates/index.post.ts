import { proposalTemplateAnswerSchema } from '#shared/proposals/template-answers'
import { createTemplateSchema } from '#shared/proposals/templates'
import { createTemplate } from '#server/domain/proposals/templates'
import { created, defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Make a proposal template',
  details: 'In its texts {{clientName}}, {{companyName}}, {{title}}, {{organizationName}} and {{preparedBy}} stand for what a proposal says there.',
  body: createTemplateSchema,
  answers: { 201: proposalTemplateAnswerSchema },
}, async ({ event, db, actor, body }) => {
  const template = await createTemplate(db, actor, body)
  return created(event, `/api/proposal-templates/${template.id}`, { template })
})
