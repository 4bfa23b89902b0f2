import { z } from 'zod'
import { idSchema, line, optional, text } from '#shared/http/fields'
import { unknownFieldsIn } from './fields'
import { messageLanguages } from './values'

/** Refuses fields that no record has, by their name. */
function withKnownFields<T extends z.ZodType<string>>(schema: T) {
  return schema.superRefine((value, context) => {
    if (unknownFieldsIn(value).length > 0) context.addIssue({ code: 'custom', message: 'unknown_template_field' })
  })
}

const fields = {
  name: line(80).min(1, { error: 'required' }),
  language: z.enum(messageLanguages, { error: 'unknown_locale' }),
  subject: optional(withKnownFields(line(300))),
  body: withKnownFields(text(10_000).refine(body => body.trim() !== '', { error: 'required' })),
}
const isShared = z.boolean({ error: 'expected_true_or_false' })

export const createMessageTemplateSchema = z.strictObject({ ...fields, isShared: isShared.default(false) })
export const updateMessageTemplateSchema = z.strictObject({ ...fields, isShared }).partial()
/** The record from which a template's fields are filled in. */
export const filledMessageQuerySchema = z.strictObject({ contactId: idSchema.optional(), companyId: idSchema.optional(), dealId: idSchema.optional() })

export type CreateMessageTemplate = z.output<typeof createMessageTemplateSchema>
export type UpdateMessageTemplate = z.output<typeof updateMessageTemplateSchema>
export type MessageRecord = z.output<typeof filledMessageQuerySchema>

export type { MessageTemplate, FilledMessage } from './answers'
