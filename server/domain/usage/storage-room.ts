import type { Database } from '#server/db/database'
import { limitReached, limitsOf } from '../plans/limits'
import { sumFileBytes } from './usage.repository'

/** Refuses a file that the organization's plan has no room for. In the transaction that keeps it, no two files pass the limit together. */
export async function assertRoomForFile(db: Database, organizationId: string, bytes: number): Promise<void> {
  const { storageBytes: maximum } = await limitsOf(db, organizationId)
  if (maximum === null) return
  const used = await sumFileBytes(db)
  if (used + bytes > maximum) throw limitReached('storageBytes', used, maximum)
}
