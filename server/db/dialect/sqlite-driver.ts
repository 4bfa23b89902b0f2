import Sqlite from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import { nativeAddon } from './native-addon'
import type { NoticeBoard, AnnouncingConnection } from './notices'
import { Turn } from './turn'
import { WriteAheadLog } from './write-ahead-log'

const maxStatements = 400

/** Opens a database file; what is locked by another process is waited for. */
export function openSqlite(file: string, options: Sqlite.Options = {}): Sqlite.Database {
  return new Sqlite(file, { timeout: 5000, nativeBinding: nativeAddon(), ...options })
}

/** One better-sqlite3 connection with a bounded cache of prepared statements. */
class Connection {
  readonly handle: Sqlite.Database
  readonly #statements = new Map<string, Sqlite.Statement<unknown[]>>()

  constructor(file: string, pragmas: string[]) {
    this.handle = openSqlite(file)
    for (const pragma of pragmas) this.handle.pragma(pragma)
  }

  prepare(sql: string): Sqlite.Statement<unknown[]> {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.handle.prepare<unknown[]>(sql)
      if (this.#statements.size >= maxStatements) this.#statements.delete(this.#statements.keys().next().value!)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.prepare(sql)
    if (statement.reader) return { rows: statement.all(...parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
}

/**
 * SQLite behind two connections: one writer, whose transactions begin IMMEDIATE, and one reader that never waits for
 * an open transaction. A query outside a transaction goes to the reader if it only reads.
 */
export class SqliteDriver implements Driver {
  readonly #file: string
  readonly #turn = new Turn()
  readonly #notices: NoticeBoard
  readonly #endOthers: () => Promise<void>
  #writer!: Connection
  #reader!: Connection
  #log!: WriteAheadLog

  /** `endOthers` closes what else is open of the file. */
  constructor(file: string, notices: NoticeBoard, endOthers: () => Promise<void>) {
    this.#file = file
    this.#notices = notices
    this.#endOthers = endOthers
  }

  async init(): Promise<void> {
    // Only with recursive triggers does REPLACE ask the triggers that guard the events.
    this.#writer = new Connection(this.#file, ['journal_mode = WAL', 'synchronous = NORMAL', 'wal_autocheckpoint = 0', 'foreign_keys = ON', 'recursive_triggers = ON', 'cache_size = -16000', 'temp_store = MEMORY', 'journal_size_limit = 67108864'])
    this.#reader = new Connection(this.#file, ['query_only = ON', 'cache_size = -32000', 'temp_store = MEMORY'])
    this.#log = new WriteAheadLog(this.#file, this.#writer.handle, this.#turn)
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.#reader, this.#writer, this.#turn, this.#log, this.#notices)
  }

  /** `read committed`, which is no less than what SQLite gives anyway, stands for a commit that need not wait for the disk. */
  async beginTransaction(connection: DatabaseConnection, { isolationLevel }: TransactionSettings): Promise<void> {
    await (connection as SqliteConnection).begin(isolationLevel === 'read committed')
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as SqliteConnection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteConnection).rollBack()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#endOthers()
    await this.#log?.close()
    this.#reader?.handle.close()
    this.#writer?.handle.close()
  }
}

class SqliteConnection implements AnnouncingConnection {
  readonly #reader: Connection
  readonly #writer: Connection
  readonly #turn: Turn
  readonly #log: WriteAheadLog
  readonly #notices: NoticeBoard
  readonly #announced = new Set<string>()
  #endTurn: (() => void) | undefined
  #isResumable = false

  constructor(reader: Connection, writer: Connection, turn: Turn, log: WriteAheadLog, notices: NoticeBoard) {
    this.#reader = reader
    this.#writer = writer
    this.#turn = turn
    this.#log = log
    this.#notices = notices
  }

  async begin(isResumable: boolean): Promise<void> {
    const endTurn = await this.#turn.take()
    try {
      this.#writer.prepare('begin immediate').run()
      this.#isResumable = isResumable
      this.#endTurn = endTurn
    }
    catch (error) {
      endTurn()
      throw error
    }
  }

  /** Others may write as soon as it is done; the one who asked goes on when it is on the disk. */
  async commit(): Promise<void> {
    try {
      this.#writer.prepare('commit').run()
    }
    catch (error) {
      // A statement that failed badly (disk full) may have ended the transaction by itself.
      if (!this.#writer.handle.inTransaction) this.#finish()
      throw error
    }
    this.#finish()
    this.#log.committed()
    this.#announced.forEach(payload => this.#notices.tell(payload))
    if (!this.#isResumable) await this.#log.flushed()
  }

  /** Nothing to do once the transaction has ended, however it did: the writer may be somebody else's by now. */
  rollBack(): void {
    if (!this.#endTurn) return
    try {
      if (this.#writer.handle.inTransaction) this.#writer.prepare('rollback').run()
    }
    finally {
      this.#finish()
    }
  }

  #finish(): void {
    this.#endTurn?.()
    this.#endTurn = undefined
  }

  async announce(payload: string): Promise<void> {
    if (this.#endTurn) this.#announced.add(payload)
    else this.#notices.tell(payload)
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#endTurn) return this.#writer.run(query)
    if (this.#onlyReads(query)) return this.#reader.run(query)
    const result = await this.#writeAlone<R>(query)
    this.#log.committed()
    await this.#log.flushed()
    return result
  }

  async #writeAlone<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const endTurn = await this.#turn.take()
    try {
      return this.#writer.run(query)
    }
    finally {
      endTurn()
    }
  }

  #onlyReads(query: CompiledQuery): boolean {
    if (query.query.kind === 'SelectQueryNode') return true
    return query.query.kind === 'RawNode' && this.#reader.prepare(query.sql).readonly
  }

  async* streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#reader.handle.prepare<unknown[]>(query.sql).iterate(...query.parameters)) yield { rows: [row as R] }
  }
}
