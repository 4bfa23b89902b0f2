import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction, type Database } from '#server/db/database'
import { enqueue } from '#server/queue/queue'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvents } from '../events/events'
import { newId } from '../ids'
import { notify } from '../notifications/notifications'
import { findMemberRole } from './members'
import { listOwned, ownedKinds, ownerField, setOwner } from './owned-records.repository'

/** Whose records pass to whom (null: to nobody), and who arranged it. `passed`: how many have, over all stretches. */
export interface HandOver { from: string, fromName: string, to: string | null, by: string, passed?: number }

/** Few enough that no other writer waits for long. */
const batchSize = 50

/** Lets the queue pass records on, in the transaction of what asks for it. */
export async function enqueueHandOver(trx: Database, { organizationId }: Pick<Actor, 'organizationId'>, handOver: HandOver): Promise<void> {
  await enqueue(trx, { id: newId(), type: 'hand-over-records', organizationId, payload: handOver })
}

/**
 * Gives a former member's contacts, companies, deals, proposals and open tasks, with their next actions and those in the trash, to another one,
 * in batches until `deadline`. Goes on from what is stored, so that it may be tried again. What is left is enqueued anew.
 */
export async function handOverRecords(db: Database, organizationId: string, handOver: HandOver, deadline: number): Promise<void> {
  let passed = handOver.passed ?? 0
  for (let batch = await passBatch(db, organizationId, handOver); batch > 0; batch = await passBatch(db, organizationId, handOver)) {
    passed += batch
    if (Date.now() > deadline) return await enqueueHandOver(db, { organizationId }, { ...handOver, passed })
    await nextTurn()
  }
  if (passed === 0 || handOver.to === null) return
  await notify(db, { userId: handOver.to, type: 'records.handed_over', subject: { type: 'user', id: handOver.from }, name: handOver.fromName, actorId: handOver.by, details: { count: passed } })
}

/** Answers how many records passed. */
async function passBatch(db: Database, organizationId: string, { from, to, by }: HandOver): Promise<number> {
  return await inTransaction(db, async (trx) => {
    // The heir may have left meanwhile: then the records are nobody's, and managers see them so.
    const ownerId = to !== null && await findMemberRole(trx, organizationId, to) ? to : null
    for (const kind of ownedKinds) {
      const records = await listOwned(trx, kind, from, batchSize)
      if (records.length === 0) continue
      await setOwner(trx, kind, records.map(({ id }) => id), { ownerId, updatedAt: instantNow() })
      await recordEvents(trx, { organizationId, userId: by }, records.map(({ id, name }) => (
        { type: `${kind}.updated`, subject: { type: kind, id }, payload: { name, changes: { [ownerField[kind]]: { before: from, after: ownerId } } } })))
      return records.length
    }
    return 0
  })
}
