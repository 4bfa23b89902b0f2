import { z } from 'zod'
import { daySchema, idSchema } from '#shared/http/fields'

const word = (pattern: RegExp) => z.string().max(60, { error: 'too_long' }).regex(pattern, { error: 'unknown_type' }).optional()

/** `type` is an event's (`deal.stage_changed`), how it begins (`deal`) or how it ends (`.deleted`); days are the person's, and both are included. */
const filters = z.strictObject({
  actorId: z.union([idSchema, z.literal('none')], { error: 'invalid_id' }).optional(),
  subjectType: word(/^[a-z_]+$/),
  subjectId: idSchema.optional(),
  type: word(/^(?=.)[a-z_]*(\.[a-z_]+)?$/),
  from: daySchema.optional(),
  to: daySchema.optional(),
  q: z.string().max(200, { error: 'too_long' }).optional(),
})

export const exportAuditSchema = filters
export type AuditFilters = z.output<typeof filters>

export const listAuditSchema = filters.extend({
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(200, { error: 'too_large' }).default(50),
})
export type ListAudit = z.output<typeof listAuditSchema>

export const checkChainSchema = z.strictObject({ from: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).default(1) })

export type { AuditEntry, AuditPage } from './answers'
