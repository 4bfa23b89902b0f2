import { z } from 'zod'
import { reportFailedSignIn } from '#server/domain/accounts/failed-sign-ins'
import type { JobHandler } from './index'

const payloadSchema = z.object({ userId: z.string().nullable(), address: z.string() })

export const reportFailedSignInJob: JobHandler = async (db, job) => await reportFailedSignIn(db, payloadSchema.parse(job.payload))
