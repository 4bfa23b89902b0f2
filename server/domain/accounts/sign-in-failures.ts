import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'

/** Failures that cost nothing; behind them the wait doubles from one second up to a quarter of an hour. */
const free = { account: 5, address: 20 }
const longestWaitMs = 15 * 60_000
/** After a day without a failure the count begins anew. */
const forgottenAfterMs = 24 * 3600_000

function waitMs(count: number, freeFailures: number): number {
  return count < freeFailures ? 0 : Math.min(1000 * 2 ** (count - freeFailures), longestWaitMs)
}

function subjectsOf(account: string, address: string | null) {
  const subjects = [{ subject: `account:${account}`, free: free.account }]
  return address === null ? subjects : [...subjects, { subject: `address:${address}`, free: free.address }]
}

/** Refuses a try while the account or the address has to wait. The counts are in the database: a restart forgives nothing. */
export async function assertMayTry(db: Database, account: string, address: string | null, now = Date.now()): Promise<void> {
  for (const { subject, free } of subjectsOf(account, address)) {
    const row = await db.selectFrom('signInFailures').select(['count', 'lastAt']).where('subject', '=', subject).executeTakeFirst()
    const waitUntil = row ? Date.parse(row.lastAt) + waitMs(row.count, free) : 0
    if (waitUntil > now) {
      const seconds = Math.ceil((waitUntil - now) / 1000)
      throw new DomainError('too_many_requests', { detail: `Too many failed tries. Wait ${seconds} seconds, or reset the password.`, retryAfterSeconds: seconds, extensions: { seconds } })
    }
  }
}

/** Counts a try before the password is checked, so that many at once cannot slip through. */
export async function countTry(db: Database, account: string, address: string | null, now = Date.now()): Promise<void> {
  const lastAt = new Date(now).toISOString()
  const forgotten = new Date(now - forgottenAfterMs).toISOString()
  for (const { subject } of subjectsOf(account, address)) {
    await db.deleteFrom('signInFailures').where('subject', '=', subject).where('lastAt', '<', forgotten).execute()
    await db.insertInto('signInFailures').values({ subject, count: 1, lastAt })
      .onConflict(conflict => conflict.column('subject').doUpdateSet(eb => ({ count: eb('signInFailures.count', '+', 1), lastAt }))).execute()
  }
}

/** A success clears the account's count; the address keeps all but this try. */
export async function forgiveTries(db: Database, account: string, address: string | null): Promise<void> {
  await db.deleteFrom('signInFailures').where('subject', '=', `account:${account}`).execute()
  if (address === null) return
  await db.updateTable('signInFailures').set(eb => ({ count: eb('count', '-', 1) })).where('subject', '=', `address:${address}`).where('count', '>', 0).execute()
}
