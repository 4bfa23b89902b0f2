import { z } from 'zod'
import { id, instant } from '#shared/http/answers'
import { recordKinds } from '#shared/records/kinds'
import { bulkActions, bulkStatuses } from './schema'

/** Why a record was left as it is. */
const skipReason = z.enum(['not_found', 'forbidden', 'already_done', 'deal_is_closed', 'discount_not_approved', 'changed_since'])
export type SkipReason = z.infer<typeof skipReason>

/** Records left as they are for one reason, and the first of them. */
const skippedSchema = z.object({
  reason: skipReason,
  count: z.int(),
  examples: z.array(z.object({ id, name: z.string().nullable().describe('Null for a record that is gone, or not the caller\'s to see.') })),
}).meta({ id: 'Skipped', description: 'Records left as they are for one reason, and the first of them.' })
export type Skipped = z.infer<typeof skippedSchema>

/** A change of many records as the API answers it. */
export const bulkSchema = z.object({
  id,
  kind: z.enum(recordKinds),
  action: z.enum(bulkActions),
  status: z.enum(bulkStatuses),
  isUndoing: z.boolean().describe('While an undo runs, `processed` and `total` are its.'),
  isCancelled: z.boolean(),
  processed: z.int(),
  total: z.int(),
  changed: z.int(),
  skipped: z.array(skippedSchema),
  kept: z.array(skippedSchema).describe('What an undo left as it is.'),
  createdAt: instant,
  finishedAt: instant.nullable(),
  error: z.string().nullable(),
  file: z.string().optional().describe('Where the file of an export is.'),
}).meta({ id: 'Bulk', description: 'A change of many records at once.' })
export type Bulk = z.infer<typeof bulkSchema>

export const bulkAnswerSchema = z.object({ bulk: bulkSchema })
