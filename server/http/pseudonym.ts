import { createHmac } from 'node:crypto'
import { secretKey } from '#server/secret'

const known = new Map<string, string>()
const mostKnown = 1000

/** A short name for an address or another personal value: the same each time, and of no use to who reads it. */
export function pseudonymOf(value: string): string {
  let pseudonym = known.get(value)
  if (pseudonym === undefined) {
    if (known.size >= mostKnown) known.clear()
    known.set(value, pseudonym = createHmac('sha256', secretKey('pseudonyms')).update(value).digest('base64url').slice(0, 12))
  }
  return pseudonym
}
