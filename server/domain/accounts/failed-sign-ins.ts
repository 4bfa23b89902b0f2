import { inTransaction, type Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import { newId } from '../ids'
import { recordOnAccountEverywhere } from './account-events'

export interface FailedSignIn { userId: string | null, address: string }

export const failedSignInJob = 'report-failed-sign-in'

/** Failures of one account from one address are told at once, then as a sum for each such time. */
const summedMs = 15 * 60_000

/** Has a failed try told of. An account that does not exist costs the same write, so that the answer's time does not tell. */
export async function noteFailedSignIn(db: Database, failure: FailedSignIn): Promise<void> {
  await enqueue(db, { id: newId(), type: failedSignInJob, payload: failure, organizationId: null })
}

/** Tells the organizations of the account, or counts the failure towards the next sum. */
export async function reportFailedSignIn(db: Database, { userId, address }: FailedSignIn, now = Date.now()): Promise<void> {
  if (userId === null) return
  await inTransaction(db, async (trx) => {
    const row = await trx.insertInto('failedSignIns').values({ userId, address, count: 1, reportedAt: new Date(0).toISOString() })
      .onConflict(conflict => conflict.columns(['userId', 'address']).doUpdateSet(eb => ({ count: eb('failedSignIns.count', '+', 1) })))
      .returning(['count', 'reportedAt']).executeTakeFirstOrThrow()
    if (now - Date.parse(row.reportedAt) >= summedMs) await tell(trx, { userId, address, count: row.count }, now)
  })
}

/** Tells the sums that no later failure has brought to light, and forgets the accounts that have been left alone for a day. */
export async function reportSummedFailures(db: Database, now = Date.now()): Promise<void> {
  const due = await db.selectFrom('failedSignIns').select(['userId', 'address', 'count'])
    .where('count', '>', 0).where('reportedAt', '<', new Date(now - summedMs).toISOString()).execute()
  for (const sum of due) await inTransaction(db, trx => tell(trx, sum, now))
  await db.deleteFrom('failedSignIns').where('count', '=', 0).where('reportedAt', '<', new Date(now - 24 * 3600_000).toISOString()).execute()
}

async function tell(trx: Database, { userId, address, count }: { userId: string, address: string, count: number }, now: number): Promise<void> {
  await trx.updateTable('failedSignIns').set({ count: 0, reportedAt: new Date(now).toISOString() }).where('userId', '=', userId).where('address', '=', address).execute()
  await recordOnAccountEverywhere(trx, userId, { type: 'user.sign_in_failed', by: null, details: { address, count } })
}
