import { defineEventHandler, setResponseHeaders } from 'h3'
import { isSecure } from '#server/http/origin'

/** Headers of every answer; pages add their own content security policy. */
export default defineEventHandler((event) => {
  setResponseHeaders(event, {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(isSecure(event) ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    // A link that opens a proposal to whoever has it: it goes to no other place, into no index and no cache.
    ...(event.path.startsWith('/p/') ? { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' } : {}),
    ...(event.path.startsWith('/api/') ? { 'content-security-policy': 'default-src \'none\'; frame-ancestors \'none\'' } : {}),
  })
})
