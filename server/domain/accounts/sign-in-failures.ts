import { networkOf } from '#shared/http/network'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'

/** Whose tries are counted: of one account, of one address, or of both. */
export interface Tried { account?: string, address?: string }

/** Failures that cost nothing; behind them the wait doubles from one second up to a quarter of an hour. */
const free = { account: 5, address: 20 }
const longestWaitMs = 15 * 60_000
/** After a day without a failure the count begins anew. */
const forgottenAfterMs = 24 * 3600_000

function waitMs(count: number, freeFailures: number): number {
  return count < freeFailures ? 0 : Math.min(1000 * 2 ** (count - freeFailures), longestWaitMs)
}

function subjectOf(kind: keyof Tried, name: string): string {
  return `${kind}:${kind === 'address' ? networkOf(name) : name}`
}

function subjectsOf(tried: Tried) {
  return (['account', 'address'] as const).flatMap((kind) => {
    const name = tried[kind]
    return name === undefined ? [] : [{ subject: subjectOf(kind, name), free: free[kind] }]
  })
}

/**
 * Counts a try before anything is checked, so that many at once cannot slip through, and refuses it while the account or
 * the address has to wait. The counts are in the database: a restart forgives nothing.
 */
export async function takeTry(db: Database, tried: Tried, now = Date.now()): Promise<void> {
  const lastAt = new Date(now).toISOString()
  await inTransaction(db, async (trx) => {
    for (const { subject, free } of subjectsOf(tried)) {
      // Writing first holds the row until the end: another try of the same subject waits for this one's count.
      const row = await trx.insertInto('signInFailures').values({ subject, count: 0, lastAt })
        .onConflict(conflict => conflict.column('subject').doUpdateSet(eb => ({ count: eb.ref('signInFailures.count') })))
        .returning(['count', 'lastAt']).executeTakeFirstOrThrow()
      const count = now - Date.parse(row.lastAt) > forgottenAfterMs ? 0 : row.count
      const wait = waitMs(count, free)
      const waitUntil = Date.parse(row.lastAt) + wait
      // Of two at once, the one that asked first may count second: without a wait there is nothing to compare.
      if (wait > 0 && waitUntil > now) throw mustWait(Math.ceil((waitUntil - now) / 1000))
      await trx.updateTable('signInFailures').set({ count: count + 1, lastAt }).where('subject', '=', subject).execute()
    }
  })
}

/** A success clears the account's count; the address keeps all but this try. */
export async function forgiveTries(db: Database, { account, address }: Tried): Promise<void> {
  if (account !== undefined) await db.deleteFrom('signInFailures').where('subject', '=', subjectOf('account', account)).execute()
  if (address !== undefined) await db.updateTable('signInFailures').set(eb => ({ count: eb('count', '-', 1) })).where('subject', '=', subjectOf('address', address)).where('count', '>', 0).execute()
}

function mustWait(seconds: number): DomainError {
  return new DomainError('too_many_requests', { detail: `Too many failed tries. Wait ${seconds} seconds, or reset the password.`, retryAfterSeconds: seconds, extensions: { seconds } })
}
