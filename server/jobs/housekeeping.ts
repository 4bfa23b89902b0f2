import { reportSummedFailures } from '#server/domain/accounts/failed-sign-ins'
import { removeExpired } from '#server/domain/installation/housekeeping'
import type { JobHandler } from './index'

export const housekeepingJob: JobHandler = async (db) => {
  await removeExpired(db)
  await reportSummedFailures(db)
}
