import { Secret, TOTP } from 'otpauth'

const periodMs = 30_000
/** How many codes before and after the present one are taken: clocks differ, and typing takes time. */
const tolerance = 1

/** 160 random bits, in base32: what an app makes its codes from. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that carries the secret into an app, as a QR code. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString()
}

/** The time step (RFC 6238) that a code of six digits belongs to; undefined if it is none of the present ones. */
export function stepOf(secret: string, code: string, now = Date.now()): number | undefined {
  const away = totpOf(secret).validate({ token: code, timestamp: now, window: tolerance })
  return away === null ? undefined : Math.floor(now / periodMs) + away
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'SimpleCRM', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: periodMs / 1000 })
}
