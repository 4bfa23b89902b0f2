import type { H3Event } from 'h3'
import type { Problem } from '#shared/problems'
import { useConfig } from '#server/config'

const host = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i

/**
 * Without a proxy in front, what claims to come from one was written by the caller: no package may build upon it.
 * The forwarded host is never taken: proxies that change Host are told about by `APP_URL`.
 */
export function dropUntrusted(event: H3Event): void {
  const { headers } = event.node.req
  const { trustProxy } = useConfig()
  const isUntrusted = (name: string) => name === 'x-forwarded-host' || (trustProxy === 0 && (name === 'forwarded' || name.startsWith('x-forwarded-')))
  for (const name of Object.keys(headers).filter(isUntrusted)) Reflect.deleteProperty(headers, name)
}

/** Whether the host is one. Pages and packages make addresses of it and fail where it is none. */
export function hasHost(event: H3Event): boolean {
  const { headers } = event.node.req
  return !headers.host || host.test(headers.host)
}

/** Answers by itself: even the page that shows errors asks for the host. */
export function refuseHost(event: H3Event): Promise<void> {
  const problem: Problem = { type: 'urn:simplecrm:problem:malformed_request', title: 'The request cannot be read', status: 400, code: 'malformed_request', detail: 'The header Host does not name a host.' }
  event.node.res.writeHead(problem.status, { 'content-type': 'application/problem+json', 'connection': 'close' }).end(JSON.stringify(problem))
  return Promise.resolve()
}
