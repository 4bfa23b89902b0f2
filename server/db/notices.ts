import type { Database } from './database'
import type { AnnouncingConnection, Notices } from './dialect/notices'

/**
 * Tells every process that has this database open, when the transaction commits (at once outside of one). The same text
 * twice in a transaction is told once. At most 8000 bytes, and no data: whoever hears it asks with their own rights.
 */
export function announce(db: Database, payload: string): Promise<void> {
  return db.getExecutor().provideConnection(connection => (connection as AnnouncingConnection).announce(payload))
}

/** Where this process hears what is announced. */
export function noticesOf(db: Database): Notices {
  return (db.getExecutor().adapter as unknown as { notices: Notices }).notices
}
