import { settleLostCalls } from '#server/ai/lost-calls'
import { scopedTo, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { removeDiscardedFiles } from '../attachments/kept-attachments'
import { removeOldRuns } from '../bulk/forget'
import { removeUnusedUploads } from '../uploads/uploads'
import { forgetUsageBefore } from '../usage/usage'

const dayMs = 24 * 3600_000
const minuteMs = 60_000

/**
 * Removes what has run out: sessions, reset links, failed sign-ins, answers kept for repeated requests, leases of servers that were killed, finished jobs, unused
 * uploads, what bulk changes and deleted tags can be undone by, and the bytes of files that have gone. Calls of Claude whose server was killed are noted as lost.
 */
export async function removeExpired(db: Database, now = Date.now()): Promise<void> {
  const before = (days: number) => new Date(now - days * dayMs).toISOString()
  await db.deleteFrom('sessions').where('expiresAt', '<', before(0)).execute()
  await db.deleteFrom('passwordResets').where('expiresAt', '<', before(1)).execute()
  await db.deleteFrom('emailVerifications').where('expiresAt', '<', before(1)).execute()
  await db.deleteFrom('signInFailures').where('lastAt', '<', before(1)).execute()
  for (const { id } of await db.selectFrom('organizations').select('id').execute()) {
    await scopedTo(db, id).deleteFrom('idempotencyKeys').where('createdAt', '<', before(30)).execute()
    await settleLostCalls(scopedTo(db, id), now)
    await scopedTo(db, id).deleteFrom('aiLeases').where('expiresAt', '<', before(1)).execute()
    await forgetUsageBefore(scopedTo(db, id), before(400).slice(0, 10))
    await removeUnusedUploads(scopedTo(db, id), before(1))
    await removeOldRuns(scopedTo(db, id), before(30))
    // A note that is being written keeps its images for a week.
    await removeDiscardedFiles(scopedTo(db, id), before(7))
    await scopedTo(db, id).deleteFrom('deletedTags').where('deletedAt', '<', before(30)).execute()
  }
  await db.deleteFrom('jobs').where('state', '=', 'done').where('finishedAt', '<', before(7)).execute()
  if (engineOf(db).name === 'postgres') await db.deleteFrom('requestCounts').where('minute', '<', Math.floor(now / minuteMs) - 2).execute()
}
