import { Secret, TOTP } from 'otpauth'

/** The code that a person's app shows, now or some steps of half a minute on. */
export function codeOf(secret: string, stepsOn = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsOn * 30_000 })
}
