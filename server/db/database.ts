import { Kysely, type TransactionBuilder } from 'kysely'
import { engineOf } from './dialect/dialect'
import { postgresDialect, type PostgresSettings } from './dialect/postgres-dialect'
import { sqliteDialect } from './dialect/sqlite'
import { OrganizationScope } from './organization-scope'
import type { Schema } from './schema'

/** A handle on the tables. In use cases it is bound to one organization; `systemDb` alone is not. */
export type Database = Kysely<Schema>

/** Opens the database that `url` names: `file:/path/crm.db` or `postgres://…`. The handle has no scope. */
export function openDatabase(url: string, settings?: PostgresSettings): Database {
  return new Kysely<Schema>({ dialect: url.startsWith('file:') ? sqliteDialect(url) : postgresDialect(url, settings) })
}

const organizations = new WeakMap<Database, string>()
const scopes = new WeakMap<Database, Map<string, Database>>()
const mostScopes = 1000

/** The same database, every statement bound to one organization, in place of another one it may have been bound to. */
export function scopedTo(db: Database, organizationId: string): Database {
  let known = scopes.get(db)
  if (!known) scopes.set(db, known = new Map())
  let scoped = known.get(organizationId)
  if (!scoped) {
    if (known.size >= mostScopes) known.clear()
    known.set(organizationId, scoped = db.withoutPlugins().withPlugin(new OrganizationScope(organizationId)))
    organizations.set(scoped, organizationId)
  }
  return scoped
}

/** Another handle with the scope of `db`. */
export function boundLike(db: Database, other: Database): Database {
  const organizationId = organizations.get(db)
  return organizationId === undefined || other === db ? other : scopedTo(other, organizationId)
}

/**
 * Runs `work` in one transaction: all of it commits, or nothing. On a scoped handle, changes of one organization take
 * turns on either engine, so that what `work` has looked up (no such e-mail, tag, company) still holds when it writes.
 */
export function inTransaction<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : transact(db, db.transaction(), work)
}

/**
 * The same for a step of long work that goes on from what is stored: all or nothing too, but the commit does not wait
 * for the disk. Should the power fail, the last steps are done again; the change that ends the work is a usual one.
 */
export function inResumableTransaction<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : transact(db, db.transaction().setIsolationLevel('read committed'), work)
}

function transact<T>(db: Database, transaction: TransactionBuilder<Schema>, work: (trx: Database) => Promise<T>): Promise<T> {
  const organizationId = organizations.get(db)
  return transaction.execute(async (trx) => {
    if (organizationId) await engineOf(trx).lockOrganization(trx, organizationId)
    return await work(trx)
  })
}

let opened: Database | undefined

/** Makes `db` the database of this process; done once at start. */
export function useDatabase(db: Database): void {
  opened = db
}

/** The process's database without a scope: for sign-in, the worker, migrations and the command line alone. */
export function systemDb(): Database {
  if (!opened) throw new Error('The database is not open yet')
  return opened
}
