import { z } from 'zod'
import { aiMarkSchema } from '#shared/ai/answers'
import { messageLanguages } from '#shared/message-templates/values'

/** A message that Claude has written; sent by nobody but the person. */
export const draftAnswerSchema = z.object({
  draft: z.object({ subject: z.string().nullable(), text: z.string() }),
  language: z.enum(messageLanguages),
  to: z.object({ name: z.string(), email: z.string().nullable() }).nullable().describe('Whom it is for, as far as the record says.'),
  isCut: z.boolean().describe('The history was too long to be read whole.'),
  ai: aiMarkSchema,
})
export type DraftAnswer = z.infer<typeof draftAnswerSchema>
