import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openSealed, sealText } from '#server/sealed-text'

it('opens with its key and for its owner only, and not when it was altered', () => {
  const key = randomBytes(32)
  const sealed = sealText('JBSWY3DPEHPK3PXP', key, 'ana')
  expect(openSealed(sealed, key, 'ana')).toBe('JBSWY3DPEHPK3PXP')
  expect(sealText('JBSWY3DPEHPK3PXP', key, 'ana')).not.toBe(sealed)
  expect(openSealed(sealed, randomBytes(32), 'ana')).toBeUndefined()
  expect(openSealed(sealed, key, 'rui')).toBeUndefined()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[bytes.length - 1]! ^= 1
  expect(openSealed(bytes.toString('base64url'), key, 'ana')).toBeUndefined()
  expect(openSealed('', key, 'ana')).toBeUndefined()
})
