import { z } from 'zod'
import { scopedTo } from '#server/db/database'
import { recountInteractions } from '#server/domain/activities/interactions'
import type { JobHandler } from './index'

const payloadSchema = z.object({ contactId: z.string().nullable(), dealId: z.string().nullable() })

/** A planned meeting has taken place: its contact and deal were spoken with. */
export const recountInteractionsJob: JobHandler = async (db, job) => {
  if (job.organizationId) await recountInteractions(scopedTo(db, job.organizationId), payloadSchema.parse(job.payload))
}
