import { z } from 'zod'
import { text } from '#shared/http/fields'
import { longestAnswer, longestQuestion, mostPrevious } from './values'

const question = text(longestQuestion).trim().min(1, { error: 'required' })

/** A question, and what was asked and answered before it in the same conversation, the latest last. */
export const askSchema = z.strictObject({
  question,
  previous: z.array(z.strictObject({ question, answer: text(longestAnswer) })).max(mostPrevious, { error: 'too_many' }).default([])
    .describe('What was asked and answered before, the latest last.'),
  fresh: z.boolean({ error: 'expected_true_or_false' }).default(false).describe('Ask Claude again, whatever is kept.'),
})
export type Ask = z.output<typeof askSchema>
