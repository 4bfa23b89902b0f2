import { Readable } from 'node:stream'
import { getRequestHeader, setResponseHeaders, setResponseStatus, type H3Event } from 'h3'
import { inertPdf } from './attachment'
import { disposition } from './file'

/** Answers a PDF under its title, or that the caller has it already. */
export function sendPdf(event: H3Event, { title, bytes, hash }: { title: string, bytes: Uint8Array, hash: string }, kind: 'attachment' | 'inline' = 'attachment'): Readable | null {
  const etag = `"${hash}"`
  setResponseHeaders(event, {
    'cache-control': 'private, no-cache', etag,
    'content-security-policy': inertPdf,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  if (getRequestHeader(event, 'if-none-match') === etag) {
    setResponseStatus(event, 304)
    return null
  }
  setResponseHeaders(event, { 'content-type': 'application/pdf', 'content-length': bytes.length, 'content-disposition': disposition(kind, `${title.replaceAll(/[/\\:*?"<>|]+/g, ' ').trim() || 'proposal'}.pdf`) })
  return Readable.from([bytes])
}
