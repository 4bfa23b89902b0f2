import { z } from 'zod'

export const searchKinds = ['contact', 'company', 'deal', 'activity'] as const
export type SearchKind = (typeof searchKinds)[number]

/** `kind`: one or several, parted by commas; all of them, if left out. */
export const searchSchema = z.strictObject({
  q: z.string({ error: 'required' }).max(200, { error: 'too_long' }),
  kind: z.string().transform(kinds => kinds.split(',')).pipe(z.array(z.enum(searchKinds, { error: 'unknown_kind' }))).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(50, { error: 'too_large' }).default(20),
})
export type SearchQuery = z.output<typeof searchSchema>

export type { SearchResult, SearchPage } from './answers'
