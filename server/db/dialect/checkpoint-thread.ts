import { once } from 'node:events'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { embeddedFile, isExecutable } from '#server/executable'
import { nativeAddon } from './native-addon'

export interface CheckpointThread {
  /** Copies what the log holds into the database file, if that is `least` pages; both are on the disk then. Answers how long the log is. */
  checkpoint(least: number): Promise<{ log: number }>
  end(): Promise<void>
}

/** Plain JavaScript, because it runs in the bundle and in the tests alike. */
const program = `
  const { parentPort, workerData: { file, library, embedded } } = require('node:worker_threads')
  const Sqlite = embedded ? evaluate(embedded.source) : require(library)
  const db = new Sqlite(file, { timeout: 5000, nativeBinding: embedded?.addon })
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -1000')
  parentPort.on('message', (message) => {
    if (message.end) return db.close(), parentPort.close()
    const [progress] = db.pragma('wal_checkpoint(NOOP)')
    const isLong = progress.log - progress.checkpointed >= message.least
    parentPort.postMessage(isLong ? db.pragma('wal_checkpoint(PASSIVE)')[0] : progress)
  })
  function evaluate(source) {
    const module = { exports: {} }
    new Function('module', 'exports', 'require', source)(module, module.exports, require('node:module').createRequire(process.execPath))
    return module.exports
  }
`

/** Where a thread finds the driver: as a module or, in the executable, as text. */
function driver() {
  if (isExecutable) return { embedded: { source: embeddedFile('better-sqlite3.cjs').toString(), addon: nativeAddon() } }
  return { library: createRequire(import.meta.url).resolve('better-sqlite3') }
}

/** A thread for the checkpoints of a database file. Throws where the driver is no module that a thread can load. */
export function startCheckpointThread(file: string): CheckpointThread {
  const worker = new Worker(program, { eval: true, workerData: { file, ...driver() }, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } })
  worker.unref()
  const ask = async (message: object, answer: 'message' | 'exit') => {
    worker.ref()
    worker.postMessage(message)
    const [first] = await once(worker, answer).finally(() => worker.unref()) as unknown[]
    return first
  }
  return {
    checkpoint: async least => await ask({ least }, 'message') as { log: number },
    end: async () => void await ask({ end: true }, 'exit'),
  }
}
