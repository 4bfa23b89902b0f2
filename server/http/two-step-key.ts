import { secretKey } from '#server/secret'

/** The key that the secrets of two-step sign-in are kept under. */
export function twoStepKey(): Buffer {
  return secretKey('two-step sign-in')
}
