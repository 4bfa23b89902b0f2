import { PostgresDialect, sql, type Dialect } from 'kysely'
import pg from 'pg'
import { log } from '#server/log'
import type { Engine, SearchKind, SearchMatch } from './dialect'
import { hasWords, mostRanked } from './search'

/** int8 and numeric come as text from pg; every number of ours fits a JavaScript number. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
}

/** A Kysely dialect over a pool of PostgreSQL connections. */
export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({ connectionString: url, max: 10, types, application_name: 'simplecrm' })
  // An idle connection that the server ends is replaced at the next use; without a listener it would end the process.
  pool.on('error', err => log.warn({ err }, 'PostgreSQL ended an idle connection'))
  return new PostgresDialect({ pool })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Connection refused or ended, out of resources, shutting down, read-only: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const unavailable = /^(ECONN|ETIMEDOUT|ENOTFOUND|08|53|57P|25006|40)/

function expression(words: string[]): string {
  return words.map(word => `${word}:*`).join(' & ')
}

const documents = (kind: SearchKind) => sql.table(`${kind}Search`)

export const postgresEngine: Engine = {
  name: 'postgres',
  isUniqueViolation: error => codeOf(error) === '23505',
  isForeignKeyViolation: error => codeOf(error) === '23503',
  isUnavailable: error => unavailable.test(codeOf(error)),

  async lockOrganization(db, organizationId) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 0))`.execute(db)
  },

  async lockDueJobs(db, now, limit) {
    return await db.selectFrom('jobs').select('id')
      .where('runAt', '<=', now)
      .where(eb => eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'running'), eb('leaseUntil', '<', now)])]))
      .orderBy('runAt').orderBy('id').limit(limit).forUpdate().skipLocked().execute()
  },

  matches(kind, organizationId, words, idColumn) {
    return sql`${sql.ref(idColumn)} in (
      select d.id from ${documents(kind)} as d
      where d.vector @@ to_tsquery('simple', ${expression(words)}) and d."organizationId" = ${organizationId})`
  },

  hasWords,
  unindexed: column => sql.ref(column),

  async search(db, kind, organizationId, words, limit) {
    const ranked = await this.countMatches(db, kind, organizationId, words, mostRanked) < mostRanked
    const query = sql`to_tsquery('simple', ${expression(words)})`
    const { rows } = await sql<SearchMatch>`
      select d.id as id, ${ranked ? sql`-ts_rank(d.vector, ${query})` : sql`0`} as rank
      from ${documents(kind)} as d
      where d.vector @@ ${query} and d."organizationId" = ${organizationId}
      order by ${ranked ? sql`2, d.id desc` : sql`d.id desc`} limit ${limit}`.execute(db)
    return rows
  },

  async countMatches(db, kind, organizationId, words, most) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (
        select 1 from ${documents(kind)} as d
        where d.vector @@ to_tsquery('simple', ${expression(words)}) and d."organizationId" = ${organizationId} limit ${most}) as matches`.execute(db)
    return rows[0]?.count ?? 0
  },

  daysAfter: (instant, days) => sql`to_char((${instant})::timestamptz at time zone 'UTC' + make_interval(days => ${days}), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,

  async refreshStatistics(db) {
    await sql`analyze`.execute(db)
  },
}
