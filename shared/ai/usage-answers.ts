import { z } from 'zod'
import { day, id } from '#shared/http/answers'
import { aiBudgetSchema } from './status-answers'
import { aiFeatures } from './values'

const amount = z.int()
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'invalid_month' })

/** How often Claude was asked and what it cost. Money in millionths of a US dollar. */
const countsSchema = z.object({
  calls: amount.describe('All, those included that failed or came from the cache.'),
  hits: amount.describe('Answered from the cache.'),
  failed: amount,
  inputTokens: amount.describe('Sent to Claude; answers from the cache send none.'),
  outputTokens: amount,
  costMicros: amount,
  savedMicros: amount.describe('What the answers from the cache would have cost.'),
})
export type AiCounts = z.infer<typeof countsSchema>

export const aiUsageSchema = z.object({
  month: monthSchema.describe('In UTC.'),
  months: z.array(monthSchema).describe('Those since Claude was asked first, the latest first.'),
  total: countsSchema,
  features: z.array(countsSchema.extend({ feature: z.enum(aiFeatures) })),
  members: z.array(countsSchema.extend({ userId: id, name: z.string() })).optional().describe('For admins.'),
  prompts: z.array(countsSchema.extend({ promptName: z.string(), promptVersion: amount, good: amount, bad: amount })),
  days: z.array(z.object({ day, asked: amount, hits: amount })).describe('Every day of the month until today.'),
  budget: aiBudgetSchema.nullable().describe('Of the whole organization, in the current month.'),
})
export type AiUsage = z.infer<typeof aiUsageSchema>

export const aiUsageAnswer = z.object({ usage: aiUsageSchema })
