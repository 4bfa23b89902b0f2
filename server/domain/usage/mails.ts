import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { limitsOf } from '../plans/limits'
import { usageDay } from './usage-day'
import { addToUsage, sumUsage } from './usage.repository'

/** Counts a mail that an organization sends to a member or, with '', to someone else. */
export async function countMail(db: Database, organizationId: string, userId: string): Promise<void> {
  await addToUsage(scopedTo(db, organizationId), [{ day: usageDay(), kind: 'emails', userId, count: 1 }])
}

/**
 * Counts a mail that may be left out (a digest, a reminder: the app shows the same), if the plan's mails of this day in UTC
 * are not used up; answers whether it may be sent.
 */
export async function mayMail(db: Database, organizationId: string, userId: string): Promise<boolean> {
  return await inTransaction(scopedTo(db, organizationId), async (trx) => {
    const { emailsPerDay: maximum } = await limitsOf(trx, organizationId)
    if (maximum !== null && await sumUsage(trx, usageDay(), 'emails') >= maximum) return false
    await countMail(trx, organizationId, userId)
    return true
  })
}
