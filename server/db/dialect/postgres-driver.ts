import { AbortedTransactionError, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, type TransactionSettings } from 'kysely'
import pg from 'pg'
import { organizationOf } from '../organization-scope'
import type { AnnouncingConnection } from './notices'
import { channel, type PostgresNotices } from './postgres-notices'
import { ScopedQuery } from './scoped-query'

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

const beginnings = {
  // What PostgreSQL gives anyway: it stands for a commit that need not wait for the disk.
  'read committed': 'begin; set local synchronous_commit = off',
  'repeatable read': 'begin isolation level repeatable read read only',
}

/**
 * One pooled connection. A statement of a scoped handle tells the server its organization first, for the transaction it
 * runs in; so nothing stays behind for whoever has the connection next, behind a pooler in transaction mode too.
 */
class PostgresConnection implements DatabaseConnection, AnnouncingConnection {
  readonly client: pg.PoolClient
  isBroken = false
  #isInTransaction = false
  #organization: string | undefined
  readonly #notices: PostgresNotices
  readonly #announced = new Set<string>()

  constructor(client: pg.PoolClient, notices: PostgresNotices) {
    this.client = client
    this.#notices = notices
  }

  async begin({ isolationLevel }: TransactionSettings): Promise<void> {
    await this.client.query(beginnings[isolationLevel as keyof typeof beginnings] ?? 'begin')
    this.#isInTransaction = true
  }

  async commit(): Promise<void> {
    const announced = [...this.#announced]
    const notifying = announced.map(payload => `pg_notify('${channel}', ${pg.escapeLiteral(payload)})`)
    const results = await this.client.query(announced.length > 0 ? `select ${notifying.join(', ')}; commit` : 'commit') as pg.QueryResult | pg.QueryResult[]
    this.#endTransaction()
    // A statement that failed without anyone minding has aborted the transaction: PostgreSQL answers COMMIT with ROLLBACK then.
    if ([results].flat().at(-1)?.command === 'ROLLBACK') throw new AbortedTransactionError()
    announced.forEach(payload => this.#notices.announced(payload))
  }

  async rollback(): Promise<void> {
    this.#endTransaction()
    try {
      await this.client.query('rollback')
    }
    catch (error) {
      this.isBroken = true
      throw error
    }
  }

  #endTransaction(): void {
    this.#isInTransaction = false
    this.#organization = undefined
    this.#announced.clear()
  }

  async announce(payload: string): Promise<void> {
    if (this.#isInTransaction) return void this.#announced.add(payload)
    await this.client.query(`select pg_notify('${channel}', $1)`, [payload])
    this.#notices.announced(payload)
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#run(query)
    return { rows: rows as R[], ...(changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
  }

  async #run({ sql, parameters, query }: CompiledQuery): Promise<pg.QueryResult> {
    const organization = organizationOf(query)
    if (organization === undefined || organization === this.#organization) return await this.client.query(sql, [...parameters])
    const result = await ScopedQuery.run(this.client, organization, sql, parameters)
    if (this.#isInTransaction) this.#organization = organization
    return result
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Read page by page instead of streaming')
  }
}

/** Connections of a pool. */
export class PostgresDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #notices: PostgresNotices

  constructor(pool: pg.Pool, notices: PostgresNotices) {
    this.#pool = pool
    this.#notices = notices
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PostgresConnection(await this.#pool.connect(), this.#notices)
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await (connection as PostgresConnection).begin(settings)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).rollback()
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { client, isBroken } = connection as PostgresConnection
    client.release(isBroken)
  }

  async destroy(): Promise<void> {
    await this.#notices.close()
    await this.#pool.end()
  }
}
