import type { Readable } from 'node:stream'
import type { H3Event } from 'h3'

/**
 * Ties bytes that are read while they are answered to their connection, which h3 leaves open beside each other: who goes
 * away ends the reading, and where the reading fails in the middle the connection is cut, so that nobody waits for the
 * rest or takes a part for the whole.
 */
export function boundToConnection({ node: { res } }: H3Event, bytes: Readable): Readable {
  // A generator that never began would not let go of what it holds, such as a snapshot of the database.
  if (res.destroyed) return bytes.once('data', () => bytes.destroy())
  res.once('close', () => bytes.destroy())
  return bytes.once('error', () => {
    if (res.headersSent) res.destroy()
  })
}
