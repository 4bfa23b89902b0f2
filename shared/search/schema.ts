import { z } from 'zod'

export const searchKinds = ['contact', 'company', 'deal', 'activity'] as const

export const searchSchema = z.strictObject({
  q: z.string({ error: 'required' }).max(200, { error: 'too_long' }),
  kind: z.enum(searchKinds, { error: 'unknown_kind' }).optional(),
  limit: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(50, { error: 'too_large' }).default(20),
})
export type SearchQuery = z.output<typeof searchSchema>

/** A record that was found. An activity has no page of its own: `of` is the record whose timeline holds it. */
export interface SearchResult {
  kind: (typeof searchKinds)[number]
  id: string
  title: string
  subtitle: string | null
  of?: { kind: 'contact' | 'company' | 'deal', id: string }
}
