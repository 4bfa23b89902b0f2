import { createHmac } from 'node:crypto'
import { secretKey } from '#server/secret'

/** A short name for an address or another personal value: the same each time, and of no use to who reads it. */
export function pseudonymOf(value: string): string {
  return createHmac('sha256', secretKey('pseudonyms')).update(value).digest('base64url').slice(0, 12)
}
