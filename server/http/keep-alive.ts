import type { H3Event } from 'h3'
import type { NitroApp } from 'nitropack'
import { currentLogFields, log } from '#server/log'

interface RequestContext { waitUntil?(promise: Promise<unknown>): void }
type Contexts = Record<symbol, { get?(): RequestContext | undefined } | undefined>

/** Where Vercel's own package finds what it calls waitUntil: a function is not put to sleep before the promise has ended. */
function keepAliveUntil(promise: Promise<unknown>): void {
  (globalThis as unknown as Contexts)[Symbol.for('@vercel/request-context')]?.get?.()?.waitUntil?.(promise)
}

/** Calls `work` when a request has been answered, and keeps the function alive until it has ended. */
export function workAfterAnswers({ h3App }: NitroApp, work: () => Promise<unknown>): void {
  const handle = h3App.handler
  h3App.handler = (event: H3Event) => {
    // While a page is rendered it asks the API within the process: that is part of the page's request.
    if (currentLogFields()) return handle(event)
    const answered = Promise.resolve(handle(event))
    keepAliveUntil(answered.catch(() => undefined).then(work).catch(err => log.error({ err }, 'The work after an answer could not be done')))
    return answered
  }
}
