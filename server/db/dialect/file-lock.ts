import Sqlite from 'better-sqlite3'
import { nativeAddon } from './native-addon'

/**
 * Holds a file against every other process, until released or until this process ends, however it ends: SQLite's own
 * lock, which the system keeps. Undefined if another process does not let go of it in time.
 */
export function holdFile(file: string, patienceMs: number): (() => void) | undefined {
  const handle = new Sqlite(file, { timeout: patienceMs, nativeBinding: nativeAddon() })
  try {
    handle.exec('begin exclusive')
    return () => void handle.close()
  }
  catch (error) {
    handle.close()
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') return undefined
    throw error
  }
}
