import type { Readable } from 'node:stream'
import { setResponseHeaders, type H3Event } from 'h3'

/** Answers a file to be saved; its bytes are read as fast as they are taken. */
export function sendFile(event: H3Event, { name, type, size }: { name: string, type: string, size?: number }, bytes: Readable): Readable {
  setResponseHeaders(event, {
    'content-type': type,
    'content-disposition': disposition('attachment', name),
    'x-content-type-options': 'nosniff',
    ...(size === undefined ? {} : { 'content-length': size }),
  })
  return bytes
}

/** How a file is to be taken and what it is called, in ASCII for old programs and whole (RFC 6266, RFC 8187). */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const ascii = name.replace(/[^\x20-\x7E]|["\\%]/g, '_')
  if (ascii === name) return `${kind}; filename="${name}"`
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
