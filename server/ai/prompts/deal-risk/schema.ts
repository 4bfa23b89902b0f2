import { z } from 'zod'
import { riskLevels } from '#shared/insights/values'

export const dealRiskOutput = z.object({
  level: z.enum(riskLevels).describe('How likely it is that the deal will be lost or go nowhere.'),
  reason: z.string().describe('Why, in two or three sentences with citations.'),
  advice: z.string().describe('What lowers the risk most, in one sentence.'),
})
export type DealRiskOutput = z.infer<typeof dealRiskOutput>
