import type { Database } from '#server/db/database'
import { claudeSettings } from './client'

/** Beside the deadline: clocks of several servers differ, and what ends late has to be noted still. */
const marginMs = 5 * 60_000

/** A call that began before this instant and still runs by its row does not: its server was killed. */
export function lostBefore(now = Date.now()): string {
  return new Date(now - claudeSettings().deadlineMs - marginMs).toISOString()
}

/** Notes as failed the calls whose server was killed; nobody knows what they cost, and nothing is held back for them any more. */
export async function settleLostCalls(db: Database, now?: number): Promise<void> {
  await db.updateTable('aiCalls').set({ outcome: 'failed', failure: 'lost', reservedTokens: 0, reservedMicros: 0 })
    .where('outcome', '=', 'running').where('at', '<', lostBefore(now)).execute()
}
