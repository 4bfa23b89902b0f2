import { z } from 'zod'
import { activityTypes } from '#shared/activities/schema'
import { id } from '#shared/http/answers'
import { recordKinds } from '#shared/records/kinds'
import { searchKinds } from './schema'

const marks = z.array(z.tuple([z.int(), z.int()])).describe('Where the words that matched begin and end.')

/** A record that was found. */
export const searchResultSchema = z.object({
  kind: z.enum(searchKinds),
  id,
  title: z.string(),
  subtitle: z.string().nullable(),
  passage: z.string().nullable().describe('Text around the words that matched, where the title does not say it.'),
  marks: z.object({ title: marks, passage: marks }),
  type: z.enum(activityTypes).optional().describe('Of an activity.'),
  of: z.object({ kind: z.enum(recordKinds), id }).optional().describe('The record whose timeline holds an activity.'),
}).meta({ id: 'SearchResult', description: 'A record that was found.' })
export type SearchResult = z.infer<typeof searchResultSchema>

/** The best first; with the cursor comes what follows. */
export const searchAnswerSchema = z.object({ results: z.array(searchResultSchema), cursor: z.string().nullable() })
export type SearchPage = z.infer<typeof searchAnswerSchema>
