import { getRequestHeader, type H3Event } from 'h3'
import { useConfig } from '#server/config'
import { DomainError } from '#server/errors'

/** The address of the caller; behind `TRUST_PROXY` proxies, the one that the outermost of them saw, counted from the right. */
export function addressOf(event: H3Event): string {
  const direct = event.node.req.socket.remoteAddress ?? ''
  const { trustProxy } = useConfig()
  if (trustProxy === 0) return direct
  const forwarded = (getRequestHeader(event, 'x-forwarded-for') ?? '').split(',').map(part => part.trim()).filter(Boolean)
  return forwarded.at(-trustProxy) ?? direct
}

export function isSecure(event: H3Event): boolean {
  const { trustProxy, appUrl } = useConfig()
  if (trustProxy > 0) return getRequestHeader(event, 'x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https'
  return appUrl.startsWith('https://')
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
