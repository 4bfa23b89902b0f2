import type { DatabaseConnection } from 'kysely'

/** What a process hears of a database: short texts that were announced by transactions which have committed. */
export interface NoticeListener {
  heard(payload: string): unknown
  /** Some may have been missed, while the connection was gone. */
  missed(): unknown
}

/** Where the notices of one open database come in. */
export interface Notices {
  /** False where a process hears only itself, although there may be others. */
  readonly areHeard: boolean
  listen(listener: NoticeListener): () => void
}

/** A connection that can announce: within a transaction when that commits, else at once. */
export interface AnnouncingConnection extends DatabaseConnection {
  announce(payload: string): Promise<void>
}

/** Notices to listeners of this process. */
export class NoticeBoard implements Notices {
  readonly areHeard = true
  readonly #listeners = new Set<NoticeListener>()

  listen(listener: NoticeListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(payload: string): void {
    for (const listener of this.#listeners) listener.heard(payload)
  }

  tellMissed(): void {
    for (const listener of this.#listeners) listener.missed()
  }
}
