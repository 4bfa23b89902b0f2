import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { insertView, nextPosition } from './views.repository'

/** A view of the contacts for everyone: whose answer is awaited, those waiting longest first. */
export async function addSampleView(trx: Database, actor: Actor): Promise<void> {
  const now = instantNow()
  await insertView(trx, {
    id: newId(), version: 1, createdAt: now, updatedAt: now, deletedAt: null, kind: 'contact', name: 'Waiting for an answer',
    query: JSON.stringify({ status: 'pending_response', sort: 'lastContactedAt' }), columns: null, isShared: 1, ownerId: actor.userId,
    position: await nextPosition(trx, 'contact'), isSample: 1,
  })
}
