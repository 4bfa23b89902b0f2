import { z } from 'zod'
import { sendsMail, useConfig } from '#server/config'
import { scopedTo } from '#server/db/database'
import { mailMention } from '#server/domain/accounts/mail-mention'
import type { JobHandler } from './index'

const payloadSchema = z.object({ userId: z.string(), actorId: z.string(), activityId: z.string(), type: z.enum(['contact', 'company', 'deal']), id: z.string(), name: z.string().nullable() })

export const mailMentionJob: JobHandler = async (db, { id, organizationId, payload }) => {
  if (!organizationId) throw new Error('mail-mention needs an organization')
  if (!sendsMail()) return
  await mailMention(scopedTo(db, organizationId), organizationId, payloadSchema.parse(payload), { appUrl: useConfig().appUrl, mailId: `mail of ${id}` })
}
