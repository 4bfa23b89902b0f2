import type { ChainCheck } from '#shared/audit/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { anchorOf, type SealKey } from '../events/anchors'
import { checkChain } from '../events/chain'
import { assertCan } from '../members/policy'

/** So many events are checked for one answer: some tenths of a second. */
const mostAtOnce = 20_000

/** Checks a part of the organization's chain of events; whoever asks goes on at `next`. */
export async function checkHistory(db: Database, actor: Actor, { from, key }: { from: number, key: SealKey }): Promise<ChainCheck> {
  assertCan(actor, 'audit.read')
  return await checkChain(db, { from, most: mostAtOnce, anchor: await anchorOf(actor.organizationId, key) })
}
