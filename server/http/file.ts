import type { Readable } from 'node:stream'
import { setResponseHeaders, type H3Event } from 'h3'

/** Answers a file to be saved; its bytes are read as fast as they are taken. */
export function sendFile(event: H3Event, { name, type, size }: { name: string, type: string, size?: number }, bytes: Readable): Readable {
  setResponseHeaders(event, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
    ...(size === undefined ? {} : { 'content-length': size }),
  })
  return bytes
}
