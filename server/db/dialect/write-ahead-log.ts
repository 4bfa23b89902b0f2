import { open, type FileHandle } from 'node:fs/promises'
import type Sqlite from 'better-sqlite3'
import { isExecutable } from '#server/executable'
import { log } from '#server/log'
import { startCheckpointThread, type CheckpointThread } from './checkpoint-thread'
import { SharedWait } from './shared-wait'
import type { Turn } from './turn'

/** How soon after a commit the log is looked at, and from how many pages on it is worked off. */
const lookMs = 50
const manyPages = 4000
const pageBytes = 4096
/** So many at a time where it must be done between the requests, as in the executable: no thread of it could load the driver. */
const fewPages = 1000
/** From here on writers wait a moment, so that the log can be worked off to its end and begins anew. */
const tooManyPages = 12_000

/**
 * SQLite's write-ahead log, without anyone waiting for the disk in the event loop: commits are flushed together, and a
 * thread brings what they changed into the database file.
 */
export class WriteAheadLog {
  readonly #file: string
  readonly #writer: Sqlite.Database
  readonly #turn: Turn
  readonly #flush = new SharedWait(() => this.#sync())
  #handle: Promise<FileHandle> | undefined
  #thread: CheckpointThread | undefined
  #look: NodeJS.Timeout | undefined
  #checkpoint = Promise.resolve()

  /** The writer is in WAL mode with `synchronous = NORMAL`, and makes no checkpoints unless told to. */
  constructor(file: string, writer: Sqlite.Database, turn: Turn) {
    this.#file = file
    this.#writer = writer
    this.#turn = turn
    if (isExecutable) writer.pragma(`wal_autocheckpoint = ${fewPages}`)
  }

  /** To be told of each commit, that something will be done about it. */
  committed(): void {
    if (!isExecutable) this.#look ??= setTimeout(() => void this.#workOff(), lookMs).unref()
  }

  /** Resolves when everything that is committed now is on the disk. */
  flushed(): Promise<void> {
    return this.#flush.join()
  }

  async close(): Promise<void> {
    clearTimeout(this.#look)
    await this.#checkpoint
    await this.#thread?.end()
    await (await this.#handle)?.close()
  }

  async #sync(): Promise<void> {
    await (await this.#opened()).datasync()
  }

  #opened(): Promise<FileHandle> {
    return this.#handle ??= open(`${this.#file}-wal`, 'r+')
  }

  #workOff(): Promise<void> {
    return this.#checkpoint = this.#checkpointIfLong().then(() => this.#look = undefined, (error: unknown) => {
      // The timer stays set, so that none follows.
      log.warn({ err: error }, 'Checkpoints are made between the requests from now on')
      this.#thread = undefined
      this.#writer.pragma(`wal_autocheckpoint = ${fewPages}`)
    })
  }

  /** The file grows with the log and does not shrink again: as long as it is small, no thread is needed. */
  async #checkpointIfLong(): Promise<void> {
    const { size } = await (await this.#opened()).stat()
    if (size < manyPages * pageBytes) return
    this.#thread ??= startCheckpointThread(this.#file)
    const { log } = await this.#thread.checkpoint(manyPages)
    if (log < tooManyPages) return
    const endTurn = await this.#turn.take()
    await this.#thread.checkpoint(0).finally(endTurn)
  }
}
