import type { VersionOrigin } from '#shared/proposals/values'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import type { StoredDocument } from './stored-document'
import { findVersion, insertVersions, updateVersionRow, type VersionRow } from './versions.repository'

/** A pause in writing after which a new version begins. */
const pauseMs = 30 * 60_000

/**
 * Keeps a document and answers the number of its version. Whoever goes on writing goes on with their version; a new one begins
 * after a pause, for someone else, behind what was sent, and around what Claude wrote or what was put back.
 */
export async function keepVersion(trx: Database, actor: Pick<Actor, 'userId'>, proposal: { id: string, number: number }, document: StoredDocument, origin: VersionOrigin): Promise<number> {
  const newest = (await findVersion(trx, proposal.id, proposal.number))!
  const now = instantNow()
  if (origin === 'edited' && isStillWritten(newest, actor.userId, now)) {
    await updateVersionRow(trx, newest.id, { document, updatedAt: now })
    return proposal.number
  }
  const number = proposal.number + 1
  await insertVersions(trx, [{ id: newId(), proposalId: proposal.id, number, createdAt: now, updatedAt: now, userId: actor.userId, origin, document, frozenAt: null }])
  return number
}

function isStillWritten({ userId, origin, frozenAt, updatedAt }: VersionRow, writerId: string, now: string): boolean {
  const isWriting = origin === 'edited' || origin === 'created'
  return isWriting && frozenAt === null && userId === writerId && Date.parse(now) - Date.parse(updatedAt) < pauseMs
}
