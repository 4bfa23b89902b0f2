import { z } from 'zod'
import { idSchema, line, text } from '#shared/http/fields'
import { messageLanguages } from '#shared/message-templates/values'
import { draftChanges, draftChannels, draftKinds } from './values'

/** What a message is to be like. With `change` it is the previous one that changes, and nothing else is looked at. */
export const draftSchema = z.strictObject({
  contactId: idSchema.optional(),
  companyId: idSchema.optional(),
  dealId: idSchema.optional(),
  channel: z.enum(draftChannels, { error: 'unknown_type' }).default('email'),
  kind: z.enum(draftKinds, { error: 'unknown_kind' }).default('follow-up').describe('A reply answers the latest message that came in; without one it is a follow-up.'),
  language: z.enum([...messageLanguages, 'as-before'], { error: 'unknown_locale' }).default('as-before').describe('As before: the language of the latest message.'),
  instruction: text(2000).optional().describe('What it should say.'),
  templateId: idSchema.optional().describe('A message template to start from.'),
  previous: z.strictObject({ subject: line(300).nullable(), text: text(20_000).refine(value => value.trim() !== '', { error: 'required' }) }).optional(),
  change: z.enum(draftChanges, { error: 'unknown_kind' }).optional().describe('How `previous` is to be changed.'),
  fresh: z.boolean({ error: 'expected_true_or_false' }).optional().describe('Asks again and replaces what is kept.'),
})
  .refine(draft => [draft.contactId, draft.companyId, draft.dealId].filter(Boolean).length === 1, { error: 'contact_or_deal_required', path: ['contactId'] })
  .refine(draft => Boolean(draft.change) === Boolean(draft.previous), { error: 'required', path: ['previous'] })

export type DraftRequest = z.output<typeof draftSchema>
export type DraftInput = z.input<typeof draftSchema>

export type { DraftAnswer } from './answers'
