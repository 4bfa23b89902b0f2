import { secretKey } from '#server/secret'

/** The key that seals the written-down ends of history. */
export function anchorKey(): Buffer {
  return secretKey('ends of history')
}
