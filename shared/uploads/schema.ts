import { z } from 'zod'
import { idSchema, line } from '#shared/http/fields'

/** The largest file that an import takes. */
export const mostUploadBytes = 64 * 1024 * 1024

export const createUploadSchema = z.strictObject({
  name: line(200),
  /** In bytes. */
  size: z.number({ error: 'expected_number' }).int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(mostUploadBytes, { error: 'too_large' }),
})

export type CreateUpload = z.infer<typeof createUploadSchema>

/** A part of an upload, counted from 1. */
export const uploadPartParams = z.object({ id: idSchema, number: z.coerce.number().int().min(1).max(1000) })

export type { Upload } from './answers'
