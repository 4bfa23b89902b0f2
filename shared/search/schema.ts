import { z } from 'zod'
import type { ActivityType } from '#shared/activities/schema'
import type { Mark } from '#shared/search/marks'

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

/**
 * A record that was found. `passage` is text of it around the words that matched, where the title does not say it; the marks
 * are the ranges of the words in either. An activity has a `type` (a note is one) and no page of its own: `of` is the record whose timeline holds it.
 */
export interface SearchResult {
  kind: SearchKind
  id: string
  title: string
  subtitle: string | null
  passage: string | null
  marks: { title: Mark[], passage: Mark[] }
  type?: ActivityType
  of?: { kind: 'contact' | 'company' | 'deal', id: string }
}

/** The best first; with the cursor comes what follows. */
export interface SearchPage { results: SearchResult[], cursor: string | null }
