import Sqlite from 'better-sqlite3'
import { Kysely, type CompiledQuery } from 'kysely'
import { scopedTo, type Database } from '#server/db/database'
import { sqliteDialect } from '#server/db/dialect/sqlite'
import type { Schema } from '#server/db/schema'
import type { Actor } from '#server/domain/actor'
import type { BenchAccount } from './database/loading'
import { figures, type BenchRow } from './figures'

const SECONDS = 1

/** A use case to look into: what it asks of the database is measured without any of our own code around it. */
export interface UseCase { name: string, run: (db: Database, actor: Actor) => Promise<unknown> }

type Statements = Pick<CompiledQuery, 'sql' | 'parameters'>[]

/** The figures of the prepared statements alone, in this process: what is left to the server is the cost of its own code. */
export async function inProcessRows(file: string, account: BenchAccount, useCases: UseCase[]): Promise<BenchRow[]> {
  const asked = await statementsOf(file, account, useCases)
  const db = new Sqlite(file, { readonly: true })
  db.pragma('cache_size = -32000')
  const rows = [...asked].map(([name, groups]) => ({ name: `in process ${name}`, connections: 1, ...measure(db, groups) }))
  db.close()
  return rows
}

/** Which statements each use case runs, by name; use cases of the same name take turns. */
async function statementsOf(file: string, account: BenchAccount, useCases: UseCase[]): Promise<Map<string, Statements[]>> {
  let statements: Statements = []
  const db = new Kysely<Schema>({ dialect: sqliteDialect(`file:${file}`), log: ({ query }) => void statements.push(query) })
  const scoped = scopedTo(db, account.organizationId)
  const actor = actorOf(account)
  const asked = new Map<string, Statements[]>()
  for (const { name, run } of useCases) {
    statements = []
    await run(scoped, actor)
    asked.set(name, [...asked.get(name) ?? [], statements.filter(({ sql }) => sql.startsWith('select'))])
  }
  await db.destroy()
  return asked
}

function measure(db: Sqlite.Database, groups: Statements[]) {
  const prepared = groups.map(group => group.map(({ sql, parameters }) => ({ statement: db.prepare<unknown[]>(sql), parameters })))
  const times: number[] = []
  const start = performance.now()
  for (let turn = 0; performance.now() - start < SECONDS * 1000; turn++) {
    const before = performance.now()
    for (const { statement, parameters } of prepared[turn % prepared.length]!) statement.all(...parameters)
    times.push(performance.now() - before)
  }
  return figures(times, performance.now() - start)
}

function actorOf({ userId, organizationId, email }: BenchAccount): Actor {
  return {
    userId, organizationId, role: 'admin', timeZone: 'Europe/Berlin', sessionId: null,
    session: {
      user: { id: userId, name: 'Ana Lindqvist', email, isVerified: true, locale: 'en', timeZone: 'Europe/Berlin', weekStart: 'monday', calendar: null, shortcuts: true, isOperator: true, hasTwoStep: false, seenHints: [] },
      organization: { id: organizationId, name: 'Studio North', defaultCurrency: 'EUR', exportRoles: [], requireTwoStep: false }, role: 'admin',
    },
  }
}
