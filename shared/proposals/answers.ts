import { z } from 'zod'
import { aiMarkSchema } from '#shared/ai/answers'
import { day, id, instant, pageFields, recordFields } from '#shared/http/answers'
import { languages, sectionKeyPattern, shownStates, versionOrigins } from './values'

const language = z.enum(languages)

export const proposalSectionSchema = z.object({
  key: z.string().regex(sectionKeyPattern).describe('situation, aims, scope, plan, price, terms, or custom-1, custom-2 …'),
  heading: z.string(),
  text: z.string().describe('Paragraphs with an empty line between them, lists of lines that begin with "- " or "1. ", and **bold** words.'),
  ai: aiMarkSchema.nullable().describe('Which call of Claude wrote it; null for what people wrote.'),
}).meta({ id: 'ProposalSection', description: 'A part of a proposal. The line items stand in the one with the key price.' })
export type ProposalSection = z.infer<typeof proposalSectionSchema>

const lineSchema = z.object({
  productId: id.nullable(),
  name: z.string(),
  unit: z.string().nullable(),
  quantity: z.number(),
  unitPriceCents: z.int(),
  discountPercent: z.number(),
  totalCents: z.int(),
}).meta({ id: 'ProposalLine', description: 'A line item of a proposal, in its currency.' })
export type ProposalLine = z.infer<typeof lineSchema>

/** Everything that the client reads, as it is typeset. */
export const proposalDocumentSchema = z.object({
  title: z.string(),
  language,
  clientName: z.string().nullable(),
  companyName: z.string().nullable().describe('The client\'s.'),
  preparedBy: z.string(),
  organizationName: z.string(),
  logoId: id.nullable(),
  accentColor: z.string(),
  date: day,
  validUntil: day.nullable(),
  sections: z.array(proposalSectionSchema),
  lineItems: z.array(lineSchema),
  currency: z.string(),
  totals: z.object({ grossCents: z.int(), discountCents: z.int(), netCents: z.int() }),
}).meta({ id: 'ProposalDocument', description: 'Everything that the client reads.' })
export type ProposalDocument = z.infer<typeof proposalDocumentSchema>

/** A proposal as a list shows it. */
export const proposalSummarySchema = z.object({
  ...recordFields,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  companyId: id.nullable(),
  companyName: z.string().nullable(),
  dealId: id.nullable(),
  dealTitle: z.string().nullable(),
  title: z.string(),
  state: z.enum(shownStates),
  language,
  valueCents: z.int().describe('What the line items come to, in the minor units of the currency.'),
  currency: z.string(),
  validUntil: day.nullable(),
  number: z.int().describe('Of the newest version.'),
  sentNumber: z.int().nullable().describe('Of the version that the client has; null before it was sent.'),
  sentAt: instant.nullable(),
  decidedAt: instant.nullable(),
}).meta({ id: 'ProposalSummary', description: 'A proposal as a list shows it.' })
export type ProposalSummary = z.infer<typeof proposalSummarySchema>

export const proposalSchema = proposalSummarySchema.extend({
  deletedAt: instant.nullable(),
  document: proposalDocumentSchema,
}).meta({ id: 'Proposal', description: 'A document sent to a contact for a deal.' })
export type Proposal = z.infer<typeof proposalSchema>

export const proposalAnswerSchema = z.object({ proposal: proposalSchema })
export const proposalsAnswerSchema = z.object({ proposals: z.array(proposalSummarySchema), ...pageFields })

/** A version as the list of them shows it. */
const versionSchema = z.object({
  number: z.int(),
  createdAt: instant,
  updatedAt: instant,
  userName: z.string().nullable(),
  origin: z.enum(versionOrigins),
  frozenAt: instant.nullable().describe('When it was sent: from then on it stays as it is.'),
}).meta({ id: 'ProposalVersion', description: 'A version of a proposal.' })
export type ProposalVersion = z.infer<typeof versionSchema>

export const proposalVersionsAnswerSchema = z.object({ versions: z.array(versionSchema) })
export const proposalVersionAnswerSchema = z.object({ version: versionSchema.extend({ document: proposalDocumentSchema }) })
