import { z } from 'zod'
import { line } from '#shared/http/fields'
import { fold } from '#shared/search/fold'

const hasNoTwins = (names: string[]) => new Set(names.map(fold)).size === names.length

/** The reasons to choose from when a deal is lost, in their order. */
export const lostReasonsSchema = z.strictObject({
  lostReasons: z.array(line(100).min(1, { error: 'required' })).max(50, { error: 'too_many' }).refine(hasNoTwins, { error: 'named_twice' }),
})
