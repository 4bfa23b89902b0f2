import { z } from 'zod'

/** The use of Claude in this month (UTC) and how far it may go; null: no limit. Money in US cents. */
export const aiBudgetSchema = z.object({
  tokens: z.int(), monthlyTokens: z.int().nullable(),
  cents: z.int(), monthlyCents: z.int().nullable(),
})

export const aiStatusSchema = z.object({
  isOn: z.boolean().describe('Whether there is a key: without one only answers that are kept are given.'),
  source: z.enum(['organization', 'environment']).nullable(),
  model: z.string(),
  budget: aiBudgetSchema.nullable().describe('Null where there is no limit.'),
})
export type AiBudget = z.infer<typeof aiBudgetSchema>
export type AiStatus = z.infer<typeof aiStatusSchema>

export const aiStatusAnswer = z.object({ ai: aiStatusSchema })
