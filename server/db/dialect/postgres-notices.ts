import pg from 'pg'
import { NoticeBoard, type NoticeListener, type Notices } from './notices'

export const channel = 'simplecrm'

const shortestWaitMs = 250
const longestWaitMs = 15_000

/**
 * LISTEN on a connection of its own, opened with the first listener. When it breaks it is opened again, ever less often;
 * once it is back, the listeners are told that they may have missed something. Without an address to listen at, a
 * process hears only itself.
 */
export class PostgresNotices implements Notices {
  readonly areHeard: boolean
  readonly #url: string | undefined
  readonly #board = new NoticeBoard()
  #client: pg.Client | undefined
  #timer: NodeJS.Timeout | undefined
  #isClosed = false
  #hasListened = false

  /** `url` is undefined behind a pooler that hands connections on between transactions. */
  constructor(url: string | undefined) {
    this.#url = url
    this.areHeard = url !== undefined
  }

  listen(listener: NoticeListener): () => void {
    if (this.#board.isEmpty && !this.#client && !this.#timer) void this.#connect(shortestWaitMs)
    return this.#board.listen(listener)
  }

  /** What a transaction of this process announced, once it has committed. */
  announced(payload: string): void {
    if (!this.#url) this.#board.tell(payload)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    await this.#client?.end().catch(() => undefined)
  }

  async #connect(waitMs: number): Promise<void> {
    if (!this.#url) return
    const client = new pg.Client({ connectionString: this.#url, application_name: 'simplecrm notices', keepAlive: true })
    this.#client = client
    let isLost = false
    const lost = () => {
      if (isLost || this.#isClosed) return
      isLost = true
      this.#client = undefined
      this.#timer = setTimeout(() => void this.#connect(Math.min(waitMs * 2, longestWaitMs)), waitMs)
      this.#timer.unref()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => payload && this.#board.tell(payload))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      waitMs = shortestWaitMs
      this.#timer = undefined
      if (this.#hasListened) this.#board.tellMissed()
      this.#hasListened = true
    }
    catch {
      await client.end().catch(() => undefined)
      lost()
    }
  }
}
