import { z } from 'zod'
import { aiStatusSchema } from './status-answers'

const priceSchema = z.object({ inputMicros: z.int(), outputMicros: z.int() })

/** What an organization has set for itself; null: what the installation says. */
export const aiSettingsSchema = z.object({
  keyEnding: z.string().nullable().describe('The last four characters of the organization\'s own key. The key itself is never answered.'),
  model: z.string().nullable(),
  monthlyTokens: z.int().nullable(),
  monthlyCents: z.int().nullable().describe('In US dollars\' cents.'),
  prices: z.record(z.string(), priceSchema).describe('Of a million tokens by model, in millionths of a US dollar, where they differ from the list.'),
})

export const aiSettingsAnswer = z.object({
  settings: aiSettingsSchema,
  installation: z.object({ hasKey: z.boolean(), model: z.string() }).describe('What holds where nothing is set.'),
  ai: aiStatusSchema.describe('What holds now.'),
})
export type AiSettingsAnswer = z.infer<typeof aiSettingsAnswer>
