import { z } from 'zod'
import { lineItemSchema } from '#shared/deals/line-items'
import { isBeyondCounting } from '#shared/deals/line-totals'
import { currencySchema, daySchema, flag, idSchema, line, listQuery, optional, optionalDay, text } from '#shared/http/fields'
import { contrastOnWhite } from './colors'
import { languages, mostSections, mostSectionText, proposalSortKeys, sectionKeyPattern, shownStates } from './values'

export const languageSchema = z.enum(languages, { error: 'unknown_language' })

const sectionSchema = z.strictObject({
  key: z.string({ error: 'expected_text' }).regex(sectionKeyPattern, { error: 'unknown_section' }),
  heading: line(200).min(1, { error: 'required' }),
  text: text(mostSectionText),
})

/** The sections of a proposal or a template, each key once. */
export const sectionsSchema = z.array(sectionSchema).max(mostSections, { error: 'too_many' })
  .refine(sections => new Set(sections.map(({ key }) => key)).size === sections.length, { error: 'named_twice' })

/** A colour that reads well on white: 4.5 to 1 at least, as WCAG 2 asks of text. */
export const accentColorSchema = z.string({ error: 'invalid_color' }).toLowerCase().regex(/^#[\da-f]{6}$/, { error: 'invalid_color' })
  .refine(color => contrastOnWhite(color) >= 4.5, { error: 'too_light' })

const title = line(200).min(1, { error: 'required' })

/** What it is about and for. A deal brings its contact and company along; a contact its company. */
const links = { contactId: idSchema.nullable().optional(), companyId: idSchema.nullable().optional(), dealId: idSchema.nullable().optional() }

export const createProposalSchema = z.strictObject({
  ...links,
  title: title.optional(),
  language: languageSchema.optional().describe('Left out, that of the client\'s name.'),
  templateId: idSchema.optional().describe('Left out, the ready-made template of the language.'),
  readyMade: line(40).optional().describe('The key of a ready-made template.'),
  ownerId: idSchema.nullable().optional(),
}).refine(({ contactId, companyId, dealId }) => Boolean(contactId ?? companyId ?? dealId), { path: ['contactId'], error: 'contact_or_deal_required' })

export const updateProposalSchema = z.strictObject({
  ...links,
  ownerId: idSchema.nullable().optional(),
  title: title.optional(),
  language: languageSchema.optional(),
  clientName: optional(line(200)),
  companyName: optional(line(200)),
  preparedBy: line(200).optional(),
  logoId: idSchema.nullable().optional(),
  accentColor: accentColorSchema.optional(),
  date: daySchema.optional(),
  validUntil: optionalDay,
  sections: sectionsSchema.optional(),
  lineItems: z.array(lineItemSchema).max(100, { error: 'too_many' }).refine(items => !isBeyondCounting(items), { error: 'too_large' }).optional(),
  currency: currencySchema.optional(),
})

export const listProposalsSchema = z.strictObject({
  ...listQuery(proposalSortKeys, '-updatedAt'),
  state: z.enum(shownStates, { error: 'unknown_state' }).optional(),
  contactId: idSchema.optional(),
  companyId: idSchema.optional(),
  dealId: idSchema.optional(),
  ownerId: z.union([idSchema, z.literal('none')]).optional(),
  trashed: flag(false),
})

/** Which version: its number. */
export const versionParams = z.strictObject({ id: idSchema, number: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }) })

export type CreateProposal = z.output<typeof createProposalSchema>
export type UpdateProposal = z.output<typeof updateProposalSchema>
export type ListProposals = z.output<typeof listProposalsSchema>

export type { Proposal, ProposalDocument, ProposalLine, ProposalSection, ProposalSummary, ProposalVersion } from './answers'
