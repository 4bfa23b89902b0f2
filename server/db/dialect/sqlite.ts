import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql, Kysely, type Dialect, type LimitNode } from 'kysely'
import type { Schema } from '../schema'
import type { Engine, SearchKind, SearchMatch } from './dialect'
import { NoticeBoard } from './notices'
import { hasWords, mostRanked } from './search'
import { ApartDriver } from './sqlite-apart'
import { listDamage, listLooseRows } from './sqlite-check'
import { SqliteDriver } from './sqlite-driver'
import { explainSqliteError, sqliteFile } from './sqlite-file'
import { copySqlite, snapshotDialect } from './sqlite-snapshot'

/** SQLite can roll back changes of tables too, so that a failed migration leaves nothing behind; Kysely assumes it cannot. */
class TransactionalAdapter extends SqliteAdapter {
  /** One process has the file: what it announces, it hears itself. */
  readonly notices = new NoticeBoard()
  /** For statements that would hold up the requests. */
  readonly apart: Kysely<Schema>

  constructor(apart: Dialect) {
    super()
    this.apart = new Kysely<Schema>({ dialect: apart })
  }

  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** SQLite prepares a statement anew each time its LIMIT is bound, unless an operator hides the number from the planner. */
class LimitCompiler extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    this.append('limit +')
    this.visitNode(limit)
  }
}

/** A Kysely dialect over one SQLite file; `url` is `file:/path/crm.db`. */
export function sqliteDialect(url: string): Dialect {
  const file = sqliteFile(url)!
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const common = { createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db), createQueryCompiler: () => new LimitCompiler() }
  const adapter = new TransactionalAdapter({ ...common, createAdapter: () => new SqliteAdapter(), createDriver: () => new ApartDriver(file) })
  return { ...common, createAdapter: () => adapter, createDriver: () => new SqliteDriver(file, adapter.notices, async () => await adapter.apart.destroy()) }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const unavailable = /^(SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)|EIO|ENOSPC|EDQUOT)/

/** FTS5's expression: every word as a prefix. The words hold letters and digits only, so quoting is enough. */
function expression(words: string[]): string {
  return words.map(word => `"${word}"*`).join(' ')
}

// A cross join is SQLite's way to fix the order: first the few that match, then their documents.
const index = (kind: SearchKind) => sql.table(`${kind}SearchIndex`)
const documents = (kind: SearchKind) => sql.table(`${kind}Search`)

async function fileBehind(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db)
  return rows[0]!.file
}

export const sqliteEngine: Engine = {
  name: 'sqlite',
  isUniqueViolation: error => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE' || codeOf(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY',
  isForeignKeyViolation: error => codeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY',
  isUnavailable: error => unavailable.test(codeOf(error)),
  explain: (error, url) => explainSqliteError(codeOf(error), url),
  isForbidden: () => false,
  listDamage,
  listLooseRows,

  async identify(db) {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
    return { name: 'SQLite', version: rows[0]!.version }
  },

  /** Transactions begin IMMEDIATE: there is only ever one writer. */
  async lockOrganization() {},

  async removeEvents(db, _organizationId, saying, positions) {
    const id = String(saying.position)
    await db.insertInto('eventMaintenance').values({ id, reason: saying.type }).execute()
    for (let start = 0; start < positions.length; start += 1000) {
      await db.deleteFrom('events').where('position', 'in', positions.slice(start, start + 1000)).execute()
    }
    await db.deleteFrom('eventMaintenance').where('id', '=', id).execute()
  },

  async lockDueJobs(db, now, limit) {
    return await db.selectFrom('jobs').select('id')
      .where('runAt', '<=', now)
      .where(eb => eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'running'), eb('leaseUntil', '<', now)])]))
      .orderBy('runAt').orderBy('id').limit(limit).execute()
  },

  matches(kind, organizationId, words, idColumn) {
    return sql`${sql.ref(idColumn)} in (
      select d.id from ${index(kind)} as i cross join ${documents(kind)} as d on d.rowid = i.rowid
      where i.${index(kind)} match ${expression(words)} and d."organizationId" = ${organizationId})`
  },

  hasWords,
  unindexed: column => sql`+${sql.ref(column)}`,

  async search(db, kind, organizationId, words, limit) {
    const count = await this.countMatches(db, kind, organizationId, words, mostRanked)
    if (count === 0) return []
    const ranked = count < mostRanked
    const { rows } = await sql<SearchMatch>`
      select d.id as id, ${ranked ? sql`i.rank` : sql`0`} as rank
      from ${index(kind)} as i cross join ${documents(kind)} as d on d.rowid = i.rowid
      where i.${index(kind)} match ${expression(words)} and d."organizationId" = ${organizationId}
      order by ${ranked ? sql`i.rank` : sql`i.rowid desc`} limit +${limit}`.execute(db)
    return rows
  },

  async countMatches(db, kind, organizationId, words, most) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (
        select 1 from ${index(kind)} as i cross join ${documents(kind)} as d on d.rowid = i.rowid
        where i.${index(kind)} match ${expression(words)} and d."organizationId" = ${organizationId} limit +${most})`.execute(db)
    return rows[0]?.count ?? 0
  },

  daysAfter: (instant, days) => sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${instant}, ${days} || ' days')`,

  daysApart: (from, to) => sql`julianday(${to}) - julianday(${from})`,

  async copyBeforeMigration(db, label) {
    const copy = `${await fileBehind(db)}.before-${label}`
    // Tried again after a failure, the copy of the same state is replaced, once the new one is whole.
    const part = `${copy}.${process.pid}.part`
    rmSync(part, { force: true })
    await sql`vacuum into ${part}`.execute(db)
    renameSync(part, copy)
    return copy
  },

  /** Whoever comes second finds the file locked, and nothing left to do afterwards. */
  async inTurn(_db, onWait, work) {
    for (let isFirstTry = true; ; isFirstTry = false) {
      try {
        return await work()
      }
      catch (error) {
        if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
        if (isFirstTry) onWait()
        await setTimeout(200)
      }
    }
  },

  async copyTo(db, file, onProgress) {
    await copySqlite(await fileBehind(db), file, onProgress)
  },

  apart(db) {
    const { adapter } = db.getExecutor()
    return adapter instanceof TransactionalAdapter ? adapter.apart : db
  },

  async openSnapshot(db) {
    const snapshot = new Kysely<Schema>({ dialect: snapshotDialect(await fileBehind(db)) })
    return { db: snapshot, close: () => snapshot.destroy() }
  },

  async refreshStatistics(db: Kysely<Schema>) {
    await sql`pragma optimize = 0x10012`.execute(db)
  },
}
