import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newTotpSecret, stepOf, totpAddress } from '#server/domain/two-step/totp'

describe('codes of an app', () => {
  // RFC 6238, appendix B: SHA-1, the last six of its eight digits.
  const secret = Secret.fromLatin1('12345678901234567890').base32
  const vectors = [[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']] as const

  it.each(vectors)('are those of RFC 6238 at second %i', (second, code) => {
    expect(stepOf(secret, code, second * 1000)).toBe(Math.floor(second / 30))
  })

  it('are taken a step early or late, and no further', () => {
    const at = (step: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: step * 30_000 })
    const now = 1000 * 30_000
    expect([-2, -1, 0, 1, 2].map(away => stepOf(secret, at(1000 + away), now))).toEqual([undefined, 999, 1000, 1001, undefined])
    // Up to the last millisecond of the step.
    expect(stepOf(secret, at(999), now + 29_999)).toBe(999)
    expect(stepOf(secret, at(999), now + 30_000)).toBeUndefined()
  })

  it('come from a secret of 160 bits that no one else has', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newTotpSecret()).not.toBe(newTotpSecret())
    expect(totpAddress(secret, 'ana@studio-north.example')).toBe(`otpauth://totp/SimpleCRM:ana%40studio-north.example?issuer=SimpleCRM&secret=${secret}&algorithm=SHA1&digits=6&period=30`)
  })
})
