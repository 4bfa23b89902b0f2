import pg from 'pg'
import { NoticeBoard, type NoticeListener, type Notices } from './notices'

export const channel = 'simplecrm'

const shortestWaitMs = 250
const longestWaitMs = 15_000
const beatMs = 30_000
const answerWithinMs = 10_000

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
  #isBegun = false
  #mayHaveMissed = false

  /** `url` is undefined behind a pooler that hands connections on between transactions. */
  constructor(url: string | undefined) {
    this.#url = url
    this.areHeard = url !== undefined
  }

  listen(listener: NoticeListener): () => void {
    if (!this.#isBegun) void this.#connect(shortestWaitMs)
    this.#isBegun = true
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
    if (!this.#url || this.#isClosed) return
    const client = new pg.Client({ connectionString: this.#url, application_name: 'simplecrm notices', connectionTimeoutMillis: answerWithinMs, query_timeout: answerWithinMs })
    this.#client = client
    // A connection may be gone without a word, and one that only listens would not notice.
    const beat = setInterval(() => void client.query('select 1').catch(lost), beatMs).unref()
    const lost = () => {
      if (this.#client !== client) return
      this.#client = undefined
      this.#mayHaveMissed = true
      clearInterval(beat)
      client.end().catch(() => undefined)
      if (this.#isClosed) return
      this.#timer = setTimeout(() => void this.#connect(Math.min(waitMs * 2, longestWaitMs)), waitMs).unref()
    }
    client.on('error', lost).on('end', lost).on('notification', ({ payload }) => payload && this.#board.tell(payload))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      waitMs = shortestWaitMs
      if (this.#mayHaveMissed) this.#board.tellMissed()
      this.#mayHaveMissed = false
    }
    catch {
      lost()
    }
  }
}
