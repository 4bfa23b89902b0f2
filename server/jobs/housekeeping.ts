import { removeExpired } from '#server/domain/installation/housekeeping'
import type { JobHandler } from './index'

export const housekeepingJob: JobHandler = async db => await removeExpired(db)
