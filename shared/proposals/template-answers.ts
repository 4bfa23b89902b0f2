import { z } from 'zod'
import { id, recordFields } from '#shared/http/answers'
import { proposalSectionSchema } from './answers'
import { proposalStyleSchema } from './style'
import { languages } from './values'

const content = {
  name: z.string(),
  language: z.enum(languages),
  title: z.string().nullable().describe('What a proposal made from it is called; null: as its deal.'),
  sections: z.array(proposalSectionSchema.omit({ ai: true }).meta({ id: 'ProposalTemplateSection' })),
}

export const proposalTemplateSchema = z.object({ ...recordFields, ...content }).meta({ id: 'ProposalTemplate', description: 'What a proposal begins with.' })
export type ProposalTemplate = z.infer<typeof proposalTemplateSchema>

const readyMadeSchema = z.object({ key: z.string(), ...content }).meta({ id: 'ReadyMadeProposalTemplate', description: 'A template that every organization has.' })
export type ReadyMadeTemplate = z.infer<typeof readyMadeSchema>

export const proposalTemplateAnswerSchema = z.object({ template: proposalTemplateSchema })
export const proposalTemplatesAnswerSchema = z.object({ templates: z.array(proposalTemplateSchema), readyMade: z.array(readyMadeSchema) })

export const proposalStyleAnswerSchema = z.object({ style: proposalStyleSchema })
export const proposalLogoAnswerSchema = z.object({ logo: z.object({ id }) })
