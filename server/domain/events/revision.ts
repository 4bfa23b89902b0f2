import type { Database } from '#server/db/database'
import { findEventAt, findLastEvent } from './events.repository'

/** The state of an organization after an event: position and hash of the last one say which. */
export interface Revision { position: number, hash: string }

/** The organization as it is now; undefined where nothing has happened. */
export async function currentRevision(db: Database): Promise<Revision | undefined> {
  return await findLastEvent(db)
}

/** Whether the organization has been at this revision: not so if its transaction was rolled back, or another copy of the database is here. */
export async function hasBeenAt(db: Database, { position, hash }: Revision): Promise<boolean> {
  return (await findEventAt(db, position))?.hash === hash
}
