import { createHash, timingSafeEqual } from 'node:crypto'
import { getRequestHeader, type H3Event } from 'h3'
import { DomainError, notFound } from '#server/errors'

/** For routes that another program opens with a token of the configuration. Without one, the route does not exist. */
export function assertBearer(event: H3Event, expected: string | undefined): void {
  if (expected === undefined) throw notFound()
  const given = /^Bearer (.+)$/i.exec(getRequestHeader(event, 'authorization') ?? '')?.[1] ?? ''
  // Hashes are of one length, and comparing them takes as long whatever was given.
  if (!timingSafeEqual(hashOf(given), hashOf(expected))) {
    throw new DomainError('not_signed_in', { detail: 'Send the token of this route as Authorization: Bearer TOKEN.' })
  }
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
