import { z } from 'zod'
import { currencySchema, daySchema, flag, idSchema, line, listQuery, optional, optionalDay, originFilter, overdue, tagsFilter } from '#shared/http/fields'

export const outcomes = ['won', 'lost', 'abandoned'] as const
export type Outcome = (typeof outcomes)[number]

/** Minor units of the deal's currency, at most what JavaScript counts exactly. */
const valueCents = z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(Number.MAX_SAFE_INTEGER, { error: 'too_large' })
const title = line(200).min(1, { error: 'required' })

const dealFields = {
  contactId: idSchema.nullable().optional(),
  contactIds: z.array(idSchema).max(50, { error: 'too_many' }).optional(),
  companyId: idSchema.nullable().optional(),
  companyName: optional(line(200)),
  stageId: idSchema.optional(),
  valueCents: valueCents.optional(),
  currency: currencySchema.optional(),
  probability: z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(100, { error: 'too_large' }).optional(),
  expectedCloseDate: optionalDay,
  nextAction: optional(line(300)),
  nextActionDate: optionalDay,
  source: optional(line(60)),
  campaign: optional(line(60)),
  ownerId: idSchema.nullable().optional(),
  tags: z.array(line(60).min(1, { error: 'required' })).max(50, { error: 'too_many' }).optional(),
}

export const createDealSchema = z.strictObject({ title, pipelineId: idSchema.optional(), ...dealFields })
export const updateDealSchema = z.strictObject({
  title: title.optional(), ...dealFields,
  lostReason: optional(line(300)),
  actualCloseDate: daySchema.optional(),
  outcome: z.enum(outcomes, { error: 'unknown_outcome' }).nullable().optional(),
})
/** `before` is the deal above which it lands; null is the end of the column, absent its top. `ownerId` hands it over on the way. */
export const moveDealSchema = z.strictObject({ stageId: idSchema, before: idSchema.nullable().optional(), ownerId: idSchema.nullable().optional() })
const ids = z.array(idSchema).min(1, { error: 'required' }).max(1000, { error: 'too_many' })
export const bulkMoveSchema = z.strictObject({ ids, stageId: idSchema })
export const markWonSchema = z.strictObject({ ids })
export const markLostSchema = z.strictObject({ ids, lostReason: optional(line(300)), outcome: z.enum(['lost', 'abandoned'], { error: 'unknown_outcome' }).default('lost') })

export type CreateDeal = z.output<typeof createDealSchema>
export type UpdateDeal = z.output<typeof updateDealSchema>
export type MoveDeal = z.output<typeof moveDealSchema>

export const dealSortKeys = ['title', 'value', 'stage', 'owner', 'contact', 'company', 'expectedCloseDate', 'nextActionDate', 'stageEnteredAt', 'position', 'createdAt', 'updatedAt'] as const
export type DealSortKey = (typeof dealSortKeys)[number]

const number = z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(0, { error: 'too_small' })

export const dealFilters = {
  ownerId: z.union([idSchema, z.literal('none')]).optional(),
  sharedWith: idSchema.optional().describe('Records that are shared with this member.'),
  currency: currencySchema.optional(),
  valueMin: number.optional(),
  valueMax: number.optional(),
  source: originFilter.describe('Where a deal comes from: what is said of it, else of its contact; `none` for unknown.'),
  campaign: originFilter,
  closeAfter: daySchema.optional(),
  closeBefore: daySchema.optional(),
  tags: tagsFilter,
  due: overdue,
  rotting: flag(false).describe('Longer in its stage than that allows.'),
  quiet: flag(false).describe('Without interaction for too long.'),
}

export const listDealsSchema = z.strictObject({
  ...listQuery(dealSortKeys, '-createdAt'),
  ...dealFilters,
  /** Without it, or with `all`, deals of every pipeline. */
  pipelineId: z.union([idSchema, z.literal('all')], { error: 'invalid_id' }).optional(),
  stageId: idSchema.optional(),
  contactId: idSchema.optional(),
  companyId: idSchema.optional(),
  closedAfter: daySchema.optional(),
  closedBefore: daySchema.optional(),
  createdAfter: daySchema.optional(),
  createdBefore: daySchema.optional(),
  enteredStageId: idSchema.optional().describe('Came into this stage, wherever they are now.'),
  enteredAfter: daySchema.optional().describe('With `enteredStageId`: from this day on.'),
  enteredBefore: daySchema.optional().describe('With `enteredStageId`: before this day.'),
  undated: flag(false).describe('Without an expected close date.'),
  lostReason: line(300).optional().describe('`none` for those without one.'),
  outcome: z.enum([...outcomes, 'open'], { error: 'unknown_outcome' }).optional(),
  trashed: flag(false),
})
/** With `lanes=owner` the columns are parted by owner, too. */
export const boardSchema = z.strictObject({ ...dealFilters, q: z.string().max(200).optional(), lanes: z.literal('owner', { error: 'unknown_lanes' }).optional() })

export type ListDeals = z.output<typeof listDealsSchema>
export type BoardQuery = Partial<z.output<typeof boardSchema>>
export type BoardFilters = Omit<BoardQuery, 'lanes'>

export type { BoardLane, Board, BoardStage, BulkResult, Deal, DealSummary, DiscountApproval, MoneySum, StageSums } from './answers'
