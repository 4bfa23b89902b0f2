import { setImmediate as nextTurn } from 'node:timers/promises'
import { SqliteAdapter, SqliteDriver as KyselySqliteDriver, SqliteIntrospector, SqliteQueryCompiler, type Dialect } from 'kysely'
import { openSqlite } from './sqlite-driver'

/** A connection that goes on seeing the database as it is now; writers neither wait for it nor show in it. */
function frozen(file: string) {
  const handle = openSqlite(file, { readonly: true })
  handle.pragma('cache_size = -8000')
  handle.exec('begin; select count(*) from sqlite_schema')
  return handle
}

/** A Kysely dialect over one such connection. */
export function snapshotDialect(file: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new KyselySqliteDriver({ database: frozen(file) }),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

const pagesInStep = 64

/**
 * SQLite's online backup, in steps of a few pages. It reads from a frozen connection, because a copy that follows the
 * writers begins anew with each of their commits, and under steady writing never ends.
 */
export async function copySqlite(file: string, target: string, onProgress: (done: number, total: number) => void): Promise<void> {
  const source = frozen(file)
  try {
    await source.backup(target, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages - remainingPages, totalPages)
        return pagesInStep
      },
    })
    await nextTurn()
  }
  finally {
    source.close()
  }
}
