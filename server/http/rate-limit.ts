import { setResponseHeaders, type H3Event } from 'h3'
import { networkOf } from '#shared/http/network'
import { useConfig } from '#server/config'
import { rateOf, tooManyRequests } from './limits'
import { addressOf } from './origin'

const windowSeconds = 60

/**
 * Counts a request against its limit (0: none) and tells the caller how much of it is left, in the form of the IETF's
 * draft: `RateLimit-Policy: "key";q=200;w=60` and `RateLimit: "key";r=173;t=42`. Throws too_many_requests beyond it.
 */
export function limitRequests(event: H3Event, policy: 'browser' | 'key' | 'address', subject: string, limit: number): void {
  const rate = rateOf(subject, limit)
  if (!rate) return
  setResponseHeaders(event, {
    'ratelimit-policy': `"${policy}";q=${limit};w=${windowSeconds}`,
    'ratelimit': `"${policy}";r=${Math.max(0, limit - rate.used)};t=${Math.ceil(rate.resetSeconds)}`,
  })
  if (rate.used > limit) throw tooManyRequests(limit, rate)
}

/** Counts a request of someone who is not known by a session or key against the limit of a browser. */
export function limitAddress(event: H3Event): void {
  limitRequests(event, 'address', `address:${networkOf(addressOf(event))}`, useConfig().rateLimitSession)
}
