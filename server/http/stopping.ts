import { DomainError } from '#server/errors'

const controller = new AbortController()

/** Aborts when the server has been told to stop: answers without an end (streams) close, and no new work begins. */
export const stopping = controller.signal

export function beginStopping(): void {
  controller.abort()
}

/** While stopping, what asks for this server's health is told to go elsewhere. */
export function assertServing(): void {
  if (stopping.aborted) throw new DomainError('unavailable', { detail: 'This server is stopping. Ask again in a moment.', retryAfterSeconds: 5 })
}
