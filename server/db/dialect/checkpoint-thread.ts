import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { driverFor, openInThread } from './thread-driver'

export interface CheckpointThread {
  /** Copies what the log holds into the database file, if that is `least` pages; both are on the disk then. Answers how long the log is. */
  checkpoint(least: number): Promise<{ log: number }>
  end(): Promise<void>
}

const program = `${openInThread}
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -1000')
  parentPort.on('message', (message) => {
    if (message.end) return db.close(), parentPort.close()
    const [progress] = db.pragma('wal_checkpoint(NOOP)')
    const isLong = progress.log - progress.checkpointed >= message.least
    parentPort.postMessage(isLong ? db.pragma('wal_checkpoint(PASSIVE)')[0] : progress)
  })
`

/** A thread for the checkpoints of a database file. Throws where the driver is no module that a thread can load. */
export function startCheckpointThread(file: string): CheckpointThread {
  const worker = new Worker(program, { eval: true, workerData: driverFor(file), resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } })
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
