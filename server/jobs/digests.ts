import { z } from 'zod'
import { sendsMail, useConfig } from '#server/config'
import { enqueueDigests, sendDigest } from '#server/domain/digest/digest'
import type { JobHandler } from './index'

const payloadSchema = z.object({ userId: z.uuid(), day: z.iso.date() })

export const dailyDigestsJob: JobHandler = async (db) => {
  if (sendsMail()) await enqueueDigests(db)
}

export const sendDigestJob: JobHandler = async (db, { organizationId, payload }) => {
  if (!organizationId) throw new Error('send-digest needs an organization')
  await sendDigest(db, organizationId, payloadSchema.parse(payload), useConfig().appUrl)
}
