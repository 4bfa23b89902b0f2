import { z } from 'zod'
import { sendMail } from '#server/mail/smtp'
import type { JobHandler } from './index'

const payloadSchema = z.object({ to: z.email(), subject: z.string(), text: z.string(), html: z.string().optional(), replyTo: z.email().optional(), unsubscribeUrl: z.url().optional() })

export const sendEmailJob: JobHandler = async (_db, job) => {
  await sendMail({ ...payloadSchema.parse(job.payload), id: job.id })
}
