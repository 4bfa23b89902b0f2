import { z } from 'zod'
import { idSchema } from '#shared/http/fields'

const records = { contactId: idSchema.optional(), companyId: idSchema.optional(), dealId: idSchema.optional() }
const fresh = z.boolean({ error: 'expected_true_or_false' }).default(false).describe('Asks again and replaces what is kept.')
const cachedOnly = z.boolean({ error: 'expected_true_or_false' }).default(false).describe('Asks nothing: what the caller was told last, or null.')
const manner = { fresh, cachedOnly }

/** Exactly one record is named. */
function one(input: Record<string, unknown>): boolean {
  return ['contactId', 'companyId', 'dealId', 'activityId'].filter(key => input[key] !== undefined).length === 1
}
const onlyOne = { error: 'name_one_record', path: ['contactId'] }

export const askSummarySchema = z.strictObject({ ...records, ...manner }).refine(one, onlyOne)
export const askNextActionSchema = z.strictObject({ contactId: records.contactId, dealId: records.dealId, ...manner }).refine(one, onlyOne)
export const askDealRiskSchema = z.strictObject({ dealId: idSchema, ...manner })
/** Of a meeting in the calendar, its deal, contact or company. */
export const askBriefSchema = z.strictObject({ ...records, activityId: idSchema.optional().describe('A meeting.'), ...manner }).refine(one, onlyOne)

export type AskBrief = z.output<typeof askBriefSchema>
