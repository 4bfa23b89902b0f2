import { z } from 'zod'
import { idSchema } from '#shared/http/fields'
import { trashKinds } from './values'

export const listTrashSchema = z.strictObject({
  kind: z.enum(trashKinds, { error: 'unknown_kind' }).optional(),
  deletedBy: idSchema.optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(200, { error: 'too_large' }).default(50),
})
export type ListTrash = z.output<typeof listTrashSchema>

export type { TrashedRecord, TrashPage } from './answers'
