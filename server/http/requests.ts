import { randomUUID } from 'node:crypto'
import { getRequestHeader, type H3Event } from 'h3'
import type { NitroApp } from 'nitropack'
import { useConfig } from '#server/config'
import { currentLogFields, log, withLogFields, type LogFields } from '#server/log'
import { requestDuration } from '#server/metrics'
import { addressOf } from './origin'
import { dropUntrusted, hasHost, refuseHost } from './forged-headers'
import { loggablePath } from './loggable-path'
import { pseudonymOf } from './pseudonym'

/** Gives each request an id, which its answer and all its lines of the log carry, and notes how it went. */
export function observeRequests(nitro: NitroApp): void {
  const { h3App } = nitro
  const handle = h3App.handler
  h3App.handler = (event) => {
    // While a page is rendered it asks the API within the process: that is part of the page's request.
    if (currentLogFields()) return handle(event)
    dropUntrusted(event)
    const requestId = requestIdOf(event)
    const fields: LogFields = { requestId }
    const startedAt = performance.now()
    event.node.res.setHeader('x-request-id', requestId)
    // Once the connection is gone, so is its address.
    const address = addressOf(event)
    event.node.res.once('close', () => note(event, address, fields, performance.now() - startedAt))
    event.context.logFields = fields
    return hasHost(event) ? withLogFields(fields, () => handle(event)) : refuseHost(event)
  }
  const { onError } = h3App.options
  h3App.options.onError = (error, event) => withLogFields(event.context.logFields as LogFields | undefined ?? {}, () => onError?.(error, event))
}

/** A trusted proxy may have numbered the request already; anyone else could write what they like into our log. */
function requestIdOf(event: H3Event): string {
  const given = useConfig().trustProxy > 0 ? getRequestHeader(event, 'x-request-id') : undefined
  return given && /^[\w.:-]{8,100}$/.test(given) ? given : randomUUID()
}

function note(event: H3Event, address: string, fields: LogFields, ms: number): void {
  const { res } = event.node
  const route = routeOf(event)
  const { statusCode: status } = res
  requestDuration.observe({ method: event.method, route, status: `${Math.floor(status / 100)}xx` }, ms / 1000)
  const level = isRoutine(route) && status < 400 ? 'debug' : 'info'
  if (!log.isLevelEnabled(level)) return
  log[level]({
    ...fields, method: event.method, path: loggablePath(event.path), status, ms: Math.round(ms * 10) / 10,
    ...(res.writableFinished ? {} : { cutOff: true }),
    caller: pseudonymOf(address),
  }, 'Request')
}

/** What monitors and browsers ask for all day. */
function isRoutine(route: string): boolean {
  return route === 'file' || route === '/api/health' || route === '/api/metrics'
}

/** The pattern of the route, of which there are few: `/api/contacts/:id`, `page`, `file`. */
function routeOf(event: H3Event): string {
  const path = event.context.matchedRoute?.path
  return path === undefined ? 'file' : path === '/**' ? 'page' : path
}
