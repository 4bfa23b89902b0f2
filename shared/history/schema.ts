import { z } from 'zod'

/** Records that remember what they were. */
export const historyKinds = ['contact', 'company', 'deal', 'activity', 'payment', 'task'] as const
export type HistoryKind = (typeof historyKinds)[number]

export const listHistorySchema = z.strictObject({
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(200, { error: 'too_large' }).default(50),
})
export type ListHistory = z.output<typeof listHistorySchema>

/** `change`: what this one event changed is set to what it was before. `point`: every field is set to what it was right after this event. */
export const putBackSchema = z.strictObject({ scope: z.enum(['change', 'point'], { error: 'unknown_scope' }) })
export type PutBack = z.output<typeof putBackSchema>

export type { HistoryEntry, RecordHistory } from './answers'
