import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type Dialect } from 'kysely'
import pg from 'pg'
import { log } from '#server/log'
import { watchPool } from '#server/metrics'
import type { Notices } from './notices'
import { PostgresDriver } from './postgres-driver'
import { PostgresNotices } from './postgres-notices'

/** int8 and numeric come as text from pg; every number of ours fits a JavaScript number. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
}

export interface PostgresSettings {
  /** The most connections, besides the one that listens. */
  pool?: number
  /** Where to LISTEN, if not at the same address; `off` where nothing can. */
  listenUrl?: string
  /** For how long a statement may run, in milliseconds; 0 for any time. */
  statementTimeoutMs?: number
}

class NoticingAdapter extends PostgresAdapter {
  readonly notices: Notices

  constructor(notices: Notices) {
    super()
    this.notices = notices
  }
}

const connectWithinMs = 10_000
const longestStatementMs = 60_000

/** A Kysely dialect over a pool of PostgreSQL connections. */
export function postgresDialect(url: string, { pool: max = 10, listenUrl = url, statementTimeoutMs = longestStatementMs }: PostgresSettings = {}): Dialect {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: 'simplecrm', connectionTimeoutMillis: connectWithinMs, statement_timeout: statementTimeoutMs, keepAlive: true })
  // An idle connection that the server ends is replaced at the next use; without a listener it would end the process.
  pool.on('error', err => log.warn({ err }, 'PostgreSQL ended an idle connection'))
  watchPool(pool)
  const notices = new PostgresNotices(listenUrl === 'off' ? undefined : listenUrl)
  const adapter = new NoticingAdapter(notices)
  return {
    createAdapter: () => adapter,
    createDriver: () => new PostgresDriver(pool, notices),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}
