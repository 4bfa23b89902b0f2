import { z } from 'zod'
import { id, recordFields, wholeFields } from '#shared/http/answers'
import { messageLanguages, templateFields } from './values'

/** A message that is written again and again. */
export const messageTemplateSchema = z.object({
  ...recordFields,
  name: z.string(),
  language: z.enum(messageLanguages),
  subject: z.string().nullable(),
  body: z.string().describe('With fields such as {{firstName}}.'),
  isShared: z.boolean().describe('Otherwise its owner alone sees it.'),
  ownerId: id,
  ownerName: z.string(),
}).meta({ id: 'MessageTemplate', description: 'A message that is written again and again, with fields that are filled in from a record.' })
export type MessageTemplate = z.infer<typeof messageTemplateSchema>

/** A template's words for one record. */
export const filledMessageSchema = z.object({
  subject: z.string().nullable(),
  text: z.string(),
  open: z.array(z.enum(templateFields)).describe('The fields for which nothing is known; they stay in the text.'),
})
export type FilledMessage = z.infer<typeof filledMessageSchema>

export const messageTemplateAnswerSchema = z.object({ messageTemplate: messageTemplateSchema })
export const messageTemplatesAnswerSchema = z.object({ messageTemplates: z.array(messageTemplateSchema), ...wholeFields })
export const filledMessageAnswerSchema = z.object({ message: filledMessageSchema })
