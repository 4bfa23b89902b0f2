import { sql } from 'kysely'
import type { Engine, SearchKind, SearchMatch } from './dialect'
import { explainPostgresError } from './postgres-reasons'
import { bypassOf, currentRole, grantApplication } from './postgres-roles'
import { hasWords, mostRanked } from './search'

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Connection refused or ended, out of resources, out of time, shutting down, read-only: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const unavailable = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|08|53|57P|57014|25006|40)/
/** What pg says by itself has no code. */
const lost = /^(Connection terminated|Client was closed|Client has encountered a connection error|timeout exceeded when trying to connect)/

function isUnavailable(error: unknown): boolean {
  return unavailable.test(codeOf(error)) || (error instanceof Error && lost.test(error.message))
}

function expression(words: string[]): string {
  return words.map(word => `${word}:*`).join(' & ')
}

/** The view that lets the index of words be used below row-level security. */
const documents = (kind: SearchKind) => sql.table(`${kind}SearchOwn`)

export const postgresEngine: Engine = {
  name: 'postgres',
  isUniqueViolation: error => codeOf(error) === '23505',
  isForeignKeyViolation: error => codeOf(error) === '23503',
  isUnavailable,
  explain: (error, url) => explainPostgresError(error, codeOf(error), url),
  listDamage: async () => [],
  listLooseRows: async () => [],

  async identify(db) {
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db)
    return { name: 'PostgreSQL', version: rows[0]!.server_version }
  },

  async lockOrganization(db, organizationId) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 0))`.execute(db)
  },

  async removeEvents(db, organizationId, saying) {
    await sql`select "removeEventsNamedBy"(${organizationId}, ${saying.position})`.execute(db)
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

  daysApart: (from, to) => sql`extract(epoch from (${to})::timestamptz - (${from})::timestamptz)::double precision / 86400`,

  currentRole,
  bypassOf,
  grantApplication,
  isForbidden: error => codeOf(error) === '42501',

  /** A transaction holds the lock while others do the work, because behind a pooler nothing longer belongs to one connection. */
  async inTurn(db, onWait, work) {
    return await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ isFirst: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('simplecrm migration', 0)) as "isFirst"`.execute(trx)
      if (!rows[0]?.isFirst) {
        onWait()
        await sql`set local statement_timeout = 0`.execute(trx)
        await sql`select pg_advisory_xact_lock(hashtextextended('simplecrm migration', 0))`.execute(trx)
      }
      return await work()
    })
  },

  /** Its statements run in the server anyway. */
  apart: db => db,

  async openSnapshot(db) {
    const snapshot = await db.startTransaction().setIsolationLevel('repeatable read').execute()
    // It freezes at its first question.
    await sql`select 1`.execute(snapshot)
    return { db: snapshot, close: async () => void await snapshot.rollback().execute() }
  },

  async refreshStatistics(db) {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_stat_user_tables
      where schemaname = current_schema() and n_mod_since_analyze > 1000 + n_live_tup / 10`.execute(db)
    // Where the role may not, PostgreSQL warns and leaves it to its own autovacuum.
    if (rows.length > 0) await sql`analyze ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db)
  },
}
