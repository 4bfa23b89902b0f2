import { z } from 'zod'
import { scopedTo } from '#server/db/database'
import { countDueMeeting } from '#server/domain/activities/interactions'
import type { JobHandler } from './index'

const payloadSchema = z.object({ activityId: z.string().default(''), contactId: z.string().nullable(), dealId: z.string().nullable() })

export const recountInteractionsJob: JobHandler = async (db, job) => {
  if (job.organizationId) await countDueMeeting(scopedTo(db, job.organizationId), job.organizationId, payloadSchema.parse(job.payload))
}
