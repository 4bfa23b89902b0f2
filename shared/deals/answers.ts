import { z } from 'zod'
import { day, id, instant, pageFields, recordFields } from '#shared/http/answers'
import { stageSchema } from '#shared/pipelines/answers'
import { problems, type ProblemCode } from '#shared/problems'
import { outcomes } from './schema'

/** What deals of one currency add up to. A sum beyond what a number counts exactly is the nearest one. */
export const moneySumSchema = z.object({
  currency: z.string(),
  valueCents: z.number(),
  weightedCents: z.number().describe('Value × probability.'),
}).meta({ id: 'MoneySum', description: 'What deals of one currency add up to, in its minor units.' })
export type MoneySum = z.infer<typeof moneySumSchema>

/** Where the discount of a deal stands. */
export const discountApprovalSchema = z.enum(['pending', 'approved', 'declined'])
export type DiscountApproval = z.infer<typeof discountApprovalSchema>

/** A deal as the API answers it. */
export const dealSchema = z.object({
  ...recordFields,
  deletedAt: instant.nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  title: z.string(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  contactIds: z.array(id),
  contacts: z.array(z.object({ id, name: z.string() })).describe('The contacts that the caller sees, with their names.'),
  companyId: id.nullable(),
  companyName: z.string().nullable(),
  pipelineId: id,
  stageId: id,
  valueCents: z.int().describe('In the minor units of the currency.'),
  currency: z.string(),
  valueFromItems: z.boolean().describe('The value is the sum of the line items.'),
  discountApproval: discountApprovalSchema.nullable().describe('Null where no discount needs an approval.'),
  probability: z.int().describe('In percent.'),
  expectedCloseDate: day.nullable(),
  actualCloseDate: day.nullable(),
  outcome: z.enum(outcomes).nullable().describe('Null while it is open.'),
  lostReason: z.string().nullable(),
  source: z.string().nullable(),
  campaign: z.string().nullable(),
  nextAction: z.string().nullable(),
  nextActionDate: day.nullable(),
  stageEnteredAt: instant,
  lastInteractionAt: instant.nullable(),
  tags: z.array(z.string()),
}).meta({ id: 'Deal', description: 'A sales opportunity.' })
export type Deal = z.infer<typeof dealSchema>

/** A deal as a card or row shows it. */
export const dealSummarySchema = dealSchema.omit({ contactIds: true, contacts: true, deletedAt: true })
  .meta({ id: 'DealSummary', description: 'A deal as a card or row shows it.' })
export type DealSummary = z.infer<typeof dealSummarySchema>

const counted = { count: z.int(), sums: z.array(moneySumSchema) }

/** How many deals of a stage there are, and what they add up to. */
export const stageSumsSchema = z.object({ stageId: id, ...counted })
export type StageSums = z.infer<typeof stageSumsSchema>

/** A column: its stage, what all its deals add up to, and the first of them. */
export const boardStageSchema = stageSchema.extend({
  ...counted,
  deals: z.array(dealSummarySchema),
  cursor: z.string().nullable().describe('Goes on in the list of deals, with sort=position.'),
}).meta({ id: 'BoardStage', description: 'A column of the board: its stage, what all its deals add up to, and the first of them.' })
export type BoardStage = z.infer<typeof boardStageSchema>

/** What one owner has on the board, in a row of its own; its cards are those of the columns that are theirs. */
const boardLaneSchema = z.object({ ownerId: id.nullable(), ownerName: z.string().nullable(), ...counted, cells: z.array(stageSumsSchema) })
export type BoardLane = z.infer<typeof boardLaneSchema>

export const boardAnswerSchema = z.object({
  pipelineId: id,
  stages: z.array(boardStageSchema),
  lanes: z.array(boardLaneSchema).optional().describe('With lanes=owner. The columns then hold the first deals of each lane, and no cursor.'),
})
export type Board = z.infer<typeof boardAnswerSchema>

const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]

/** What a change of many deals did, and what it left alone and why. */
export const changedDealsAnswerSchema = z.object({
  changed: z.array(dealSchema),
  unchanged: z.array(z.object({ id, code: z.enum(problemCodes), detail: z.string() })),
})
export type BulkResult = z.infer<typeof changedDealsAnswerSchema>

export const dealAnswerSchema = z.object({ deal: dealSchema })
export const dealsAnswerSchema = z.object({
  deals: z.array(dealSummarySchema),
  ...pageFields,
  pipelineValue: z.array(moneySumSchema).optional().describe('What the open ones of all pages add up to; left out with total=false.'),
  byStage: z.array(stageSumsSchema).optional(),
})
