import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { startReadingThread, type ReadingThread } from './reading-thread'
import { Turn } from './turn'

/** Without a question for so long, the thread gives its memory back. */
const idleMs = 60_000

/** SQLite behind a thread that reads only: long statements do not hold up the requests. A transaction is one look at one moment. */
export class ApartDriver implements Driver {
  readonly #file: string
  readonly #turn = new Turn()
  readonly #endTurns = new WeakMap<DatabaseConnection, () => void>()
  #thread: ReadingThread | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(file: string) {
    this.#file = file
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const endTurn = await this.#turn.take()
    clearTimeout(this.#idle)
    const connection = new ApartConnection(query => this.#read(query))
    this.#endTurns.set(connection, endTurn)
    return connection
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#idle = setTimeout(() => void this.destroy(), idleMs).unref()
    this.#endTurns.get(connection)?.()
  }

  async #read({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<unknown[]> {
    if (!this.#thread || this.#thread.hasEnded) this.#thread = startReadingThread(this.#file)
    return await this.#thread.read(sql, parameters)
  }

  async beginTransaction(): Promise<void> {
    await this.#read({ sql: 'begin', parameters: [] })
  }

  async commitTransaction(): Promise<void> {
    await this.#read({ sql: 'commit', parameters: [] })
  }

  async rollbackTransaction(): Promise<void> {
    await this.#read({ sql: 'rollback', parameters: [] })
  }

  async destroy(): Promise<void> {
    clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = undefined
    await thread?.end()
  }
}

class ApartConnection implements DatabaseConnection {
  readonly #read: (query: CompiledQuery) => Promise<unknown[]>

  constructor(read: (query: CompiledQuery) => Promise<unknown[]>) {
    this.#read = read
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return { rows: await this.#read(query) as R[] }
  }

  async* streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery(query)
  }
}
