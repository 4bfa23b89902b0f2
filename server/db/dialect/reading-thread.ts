import { Worker } from 'node:worker_threads'
import { driverFor, openInThread } from './thread-driver'

/** A statement's rows, as read by a thread of its own; its errors carry SQLite's code. */
export interface ReadingThread {
  read(sql: string, parameters: readonly unknown[]): Promise<unknown[]>
  end(): Promise<void>
  /** It ended by itself, out of memory perhaps: another has to be started. */
  readonly hasEnded: boolean
}

type Answer = { rows: unknown[] } | { message: string, code: string | undefined }

const program = `${openInThread}
  db.pragma('query_only = ON')
  db.pragma('cache_size = -16000')
  db.pragma('temp_store = MEMORY')
  const statements = new Map()
  const prepare = (sql) => {
    if (!statements.has(sql)) {
      if (statements.size >= 200) statements.delete(statements.keys().next().value)
      statements.set(sql, db.prepare(sql))
    }
    return statements.get(sql)
  }
  parentPort.on('message', ({ sql, parameters }) => {
    try {
      const statement = prepare(sql)
      parentPort.postMessage({ rows: statement.reader ? statement.all(...parameters) : (statement.run(...parameters), []) })
    }
    catch (error) {
      parentPort.postMessage({ message: error.message, code: error.code })
    }
  })
`

class SqliteError extends Error {
  readonly code: string | undefined

  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

/** Starts a thread that reads a database file and cannot write it. It answers in the order of asking. */
export function startReadingThread(file: string): ReadingThread {
  const worker = new Worker(program, { eval: true, workerData: driverFor(file, { readonly: true }), resourceLimits: { maxOldGenerationSizeMb: 96 } })
  const waiting: { resolve: (rows: unknown[]) => void, reject: (error: Error) => void }[] = []
  let failure: Error | undefined
  const settle = () => {
    const first = waiting.shift()!
    if (waiting.length === 0) worker.unref()
    return first
  }
  const fail = (error: Error) => {
    failure = error
    while (waiting.length > 0) settle().reject(error)
  }
  worker.unref()
  worker.on('message', (answer: Answer) => 'rows' in answer ? settle().resolve(answer.rows) : settle().reject(new SqliteError(answer.message, answer.code)))
  worker.on('error', fail)
  worker.on('exit', () => fail(new SqliteError('The thread that reads has ended', 'SQLITE_IOERR')))
  return {
    read: (sql, parameters) => new Promise((resolve, reject) => {
      if (failure) return reject(failure)
      waiting.push({ resolve, reject })
      worker.ref()
      worker.postMessage({ sql, parameters })
    }),
    end: async () => void await worker.terminate(),
    get hasEnded() {
      return failure !== undefined
    },
  }
}
