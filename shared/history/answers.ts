import { z } from 'zod'
import { changes, id, instant } from '#shared/http/answers'

/** Something that happened to a record. */
export const historyEntrySchema = z.object({
  id,
  type: z.string(),
  occurredAt: instant,
  actorName: z.string().nullable(),
  changes: changes.describe('For people: names in place of ids.'),
  canPutBack: z.boolean().describe('The fields are others now than before this change.'),
  canReturnTo: z.boolean().describe('Fields have changed since.'),
}).meta({ id: 'HistoryEntry', description: 'Something that happened to a record.' })
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/** The newest first. */
export const historyAnswerSchema = z.object({
  entries: z.array(historyEntrySchema),
  version: z.int().describe('The record\'s, for If-Match.'),
  cursor: z.string().nullable(),
})
export type RecordHistory = z.infer<typeof historyAnswerSchema>
