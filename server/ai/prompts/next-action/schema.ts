import { z } from 'zod'

export const nextActionOutput = z.object({
  action: z.string().describe('What to do, as one short line that begins with a verb, without its day.'),
  inDays: z.int().describe('In how many days from today: 0 is today.'),
  reason: z.string().describe('Why this and why then, in one or two sentences with citations.'),
})
export type NextActionOutput = z.infer<typeof nextActionOutput>
