import { z } from 'zod'
import { line, optional } from '#shared/http/fields'
import { languageSchema, sectionsSchema } from './schema'

const name = line(200).min(1, { error: 'required' })

/** In its texts `{{clientName}}`, `{{companyName}}`, `{{title}}`, `{{organizationName}}` and `{{preparedBy}}` stand for what a proposal says there. */
export const createTemplateSchema = z.strictObject({
  name,
  language: languageSchema,
  title: optional(line(200)),
  sections: sectionsSchema,
})
export const updateTemplateSchema = z.strictObject({
  name: name.optional(),
  language: languageSchema.optional(),
  title: optional(line(200)),
  sections: sectionsSchema.optional(),
})
export type CreateProposalTemplate = z.output<typeof createTemplateSchema>
export type UpdateProposalTemplate = z.output<typeof updateTemplateSchema>

export type { ProposalTemplate, ReadyMadeTemplate } from './template-answers'
