import { Readable } from 'node:stream'
import { getRequestHeader, setResponseHeaders, setResponseStatus, type H3Event } from 'h3'
import type { Attachment } from '#shared/attachments/schema'
import { disposition } from './file'

interface Way {
  kind: 'attachment' | 'inline'
  type: string
  contentSecurityPolicy: string
}

/** What a file may do wherever it is shown: nothing at all. */
export const inert = 'default-src \'none\'; sandbox'

/** Browsers do not show a PDF in a sandbox; its scripts stay within their own viewer. */
export const inertPdf = 'default-src \'none\'; style-src \'unsafe-inline\''

/** Answers the bytes of a file that someone sent; a browser that has them already is told so, once it may have them at all. */
export function sendAttachment(event: H3Event, { name, size, sha256 }: Attachment, { kind, type, contentSecurityPolicy }: Way, bytes: () => AsyncIterable<Uint8Array>): Readable | null {
  const etag = `"${sha256}"`
  setResponseHeaders(event, {
    'cache-control': 'private, no-cache',
    'content-disposition': disposition(kind, name),
    'content-security-policy': contentSecurityPolicy,
    'content-type': type,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    etag,
  })
  if (getRequestHeader(event, 'if-none-match') === etag) {
    setResponseStatus(event, 304)
    return null
  }
  setResponseHeaders(event, { 'content-length': size })
  return Readable.from(bytes())
}
