import { boundLike, type Database } from './database'
import { engineOf } from './dialect/dialect'

/**
 * The same database with the same scope, to read what takes long (reports, exports): on SQLite by a thread of its own,
 * so that no request waits meanwhile. Inside a transaction it is the transaction, whose changes only that one sees.
 */
export function apart(db: Database): Database {
  return db.isTransaction ? db : boundLike(db, engineOf(db).apart(db))
}
