import { z } from 'zod'
import { aiRatings } from './values'

/** What every text of Claude carries: which model wrote it, and whether it came from the cache. */
export const aiMarkSchema = z.object({
  model: z.string(),
  cached: z.boolean().meta({ description: 'The answer was kept from the same request before; nothing was asked and nothing paid.' }),
  hash: z.string().meta({ description: 'Of the request; names the kept answer.' }),
  inputTokens: z.int(),
  outputTokens: z.int(),
  rating: z.literal(aiRatings).nullable().optional().describe('What the reader thinks of the answer; absent where it was not given to them.'),
})
export type AiMark = z.infer<typeof aiMarkSchema>
