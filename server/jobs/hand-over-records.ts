import { z } from 'zod'
import { scopedTo } from '#server/db/database'
import { handOverRecords } from '#server/domain/members/hand-over'
import type { JobHandler } from './index'

/** Goes on in stretches, so that other jobs get their turn and a server that stops need not wait long. */
const stretchMs = 3000

const payloadSchema = z.object({ from: z.uuid(), fromName: z.string(), to: z.uuid().nullable(), by: z.uuid(), passed: z.number().optional() })

export const handOverRecordsJob: JobHandler = async (db, { organizationId, payload }) => {
  if (!organizationId) throw new Error('hand-over-records needs an organization')
  await handOverRecords(scopedTo(db, organizationId), organizationId, payloadSchema.parse(payload), Date.now() + stretchMs)
}
