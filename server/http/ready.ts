import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '#server/errors'

/** Resolves when the database is open and up to date; requests that come earlier wait for it. */
export const databaseReady = Promise.withResolvers<undefined>()

let open: () => Promise<unknown> = () => databaseReady.promise

/** Where no process lives between requests, they open the installation themselves; until that succeeds each is told why not. */
export function openOnRequest(opening: () => Promise<unknown>): void {
  open = opening
}

/** Resolves when a request can be answered; throws a DomainError that says why it cannot. */
export async function admission(): Promise<void> {
  await open()
  assertOpen()
}

const patienceMs = 10_000

let isClosed = false
let running = 0

/** Says that the data is being replaced just now, while it is. */
export function assertOpen(): void {
  if (isClosed) throw new DomainError('unavailable', { detail: 'A backup is being restored. Try again in a moment.', retryAfterSeconds: 5 })
}

/** Does a piece of work that needs the database: closing waits for it. */
export async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
  assertOpen()
  running++
  try {
    return await work()
  }
  finally {
    running--
  }
}

/**
 * Does `work` while no request is under way but the one that asks for it, and refuses those that come meanwhile. Requests
 * that do not end within ten seconds are left to fail.
 */
export async function whileClosed<T>(work: () => Promise<T>): Promise<T> {
  assertOpen()
  isClosed = true
  try {
    for (let waitedMs = 0; running > 1 && waitedMs < patienceMs; waitedMs += 20) await pause(20)
    return await work()
  }
  finally {
    isClosed = false
  }
}
