import { createHmac } from 'node:crypto'
import { scopedTo, type Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { log } from '#server/log'
import { fileStorage } from '#server/storage/files'
import { findEventAt, findLastEvent } from './events.repository'

/** How far the chain of an organization reached at a moment, and the hash it had there. */
export interface Anchor { position: number, hash: string, at: string }

type Anchors = Record<string, Anchor>

/** The installation's key for these seals; asked for only where there is something to seal or to check. */
export type SealKey = () => Buffer

/**
 * The chain alone cannot tell that its newest events were deleted. So its ends are written down each hour where the database
 * does not reach, under a seal that nobody makes without the installation's secret.
 */
export const anchorsFile = 'history/anchors.json'

/** Writes down how far each chain reaches. One that no longer holds what was written down keeps its anchor, which says so. */
export async function anchorChains(db: Database, key: SealKey, now = new Date()): Promise<void> {
  const anchors = await readAnchors(key)
  if (!anchors) return
  let isChanged = false
  for (const { id } of await db.selectFrom('organizations').select('id').execute()) {
    const own = scopedTo(db, id)
    const head = await findLastEvent(own)
    const known = anchors[id]
    if (!head || known?.hash === head.hash) continue
    if (known && !await holds(own, known, head.position)) {
      log.warn({ organizationId: id, position: known.position }, 'The newest events of an organization are gone or others')
      continue
    }
    anchors[id] = { ...head, at: now.toISOString() }
    isChanged = true
  }
  if (isChanged) await writeAnchors(anchors, key)
}

/** The anchor of an organization's chain; undefined before the first hour, and where the seal is not ours. */
export async function anchorOf(organizationId: string, key: SealKey): Promise<Anchor | undefined> {
  return (await readAnchors(key))?.[organizationId]
}

/** An anchored event that was taken out along with sample data says nothing any more; what became of it, the chain itself tells. */
async function holds(db: Database, { position, hash }: Anchor, head: number): Promise<boolean> {
  const event = await findEventAt(db, position)
  return event ? event.hash === hash : position <= head
}

/** Undefined where the installation has no place to keep files. */
async function readAnchors(key: SealKey): Promise<Anchors | undefined> {
  try {
    const bytes = await fileStorage().read(anchorsFile)
    if (!bytes) return {}
    const { anchors, seal } = JSON.parse(new TextDecoder().decode(bytes)) as { anchors: Anchors, seal: string }
    if (sealOf(anchors, key) === seal) return anchors
    log.warn('The seal of the written-down ends of history is not ours: they are not used')
    return {}
  }
  catch (error) {
    if (error instanceof DomainError && error.code === 'unavailable') return undefined
    throw error
  }
}

async function writeAnchors(anchors: Anchors, key: SealKey): Promise<void> {
  await fileStorage().write(anchorsFile, new TextEncoder().encode(JSON.stringify({ anchors, seal: sealOf(anchors, key) })))
}

function sealOf(anchors: Anchors, key: SealKey): string {
  return createHmac('sha256', key()).update(JSON.stringify(anchors)).digest('base64url')
}
