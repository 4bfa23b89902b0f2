import { Readable } from 'node:stream'
import { setResponseHeaders, type H3Event } from 'h3'
import { inert } from './attachment'

/** Answers a picture that heads proposals. It is never changed under its address. */
export function sendLogo(event: H3Event, { type, bytes }: { type: string, bytes: Uint8Array }): Readable {
  setResponseHeaders(event, {
    'cache-control': 'private, max-age=3600', 'content-type': type, 'content-length': bytes.length,
    'content-security-policy': inert, 'cross-origin-resource-policy': 'same-origin', 'x-content-type-options': 'nosniff',
  })
  return Readable.from([bytes])
}
