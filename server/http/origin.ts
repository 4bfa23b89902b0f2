import { isIP } from 'node:net'
import { getRequestHeader, type H3Event } from 'h3'
import { useConfig } from '#server/config'
import { DomainError } from '#server/errors'

/**
 * The address of the caller; behind `TRUST_PROXY` proxies, the one that the outermost of them saw. Each proxy adds its
 * own entry at the right, so that what a caller writes itself stands further left than we look.
 */
export function addressOf(event: H3Event): string {
  const direct = event.node.req.socket.remoteAddress ?? ''
  const { trustProxy } = useConfig()
  const seen = trustProxy > 0 ? forwarded(event, 'x-forwarded-for').at(-trustProxy) : undefined
  return addressIn(seen ?? direct) ?? addressIn(direct) ?? ''
}

/** Whether the browser speaks https, to the outermost trusted proxy or, without one, by what `APP_URL` says. */
export function isSecure(event: H3Event): boolean {
  const { trustProxy, appUrl } = useConfig()
  const protocols = trustProxy > 0 ? forwarded(event, 'x-forwarded-proto') : []
  // Most proxies replace this header instead of adding to it.
  const protocol = protocols.at(-trustProxy) ?? protocols[0]
  return protocol === undefined ? appUrl.startsWith('https://') : protocol.toLowerCase() === 'https'
}

function forwarded(event: H3Event, header: string): string[] {
  return (getRequestHeader(event, header) ?? '').split(',').map(part => part.trim()).filter(Boolean)
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function addressIn(entry: string): string | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry
  const address = bare.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(address) ? address : undefined
}

/** Unsafe methods with a cookie must come from our own pages: their `Origin` is ours, or `APP_URL`. */
export function assertOwnOrigin(event: H3Event): void {
  if (event.method === 'GET' || event.method === 'HEAD') return
  const origin = getRequestHeader(event, 'origin')
  const { appUrl } = useConfig()
  const own = `${isSecure(event) ? 'https' : 'http'}://${getRequestHeader(event, 'host')}`
  if (origin === own || origin === new URL(appUrl).origin) return
  throw new DomainError('foreign_origin', { detail: 'Changes are taken from the pages of this address only. If it is behind a proxy, set APP_URL and TRUST_PROXY.' })
}
