import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSecret } from '#server/secret'

let dataDir: string
beforeEach(() => dataDir = mkdtempSync(join(tmpdir(), 'simplecrm-secret-')))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const read = (secret?: string) => readSecret({ secret, dataDir }).toString('base64url')

describe('the secret of an installation', () => {
  it('is made once, for the owner of the folder alone', () => {
    const first = read()
    expect(Buffer.from(first, 'base64url')).toHaveLength(32)
    expect(read()).toBe(first)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })

  it('comes from SECRET where that is set, and nothing is written', () => {
    const given = Buffer.alloc(32, 7).toString('base64url')
    expect(read(given)).toBe(given)
    expect(() => statSync(join(dataDir, 'secret'))).toThrow()
  })

  it('is never replaced: a damaged file is refused', () => {
    writeFileSync(join(dataDir, 'secret'), 'half')
    expect(() => read()).toThrow(/Put back the one from your backup/)
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe('half')
  })

  it('names SECRET as the way out where no file can be kept', () => {
    writeFileSync(join(dataDir, 'file'), '')
    expect(() => readSecret({ secret: undefined, dataDir: join(dataDir, 'file', 'folder') })).toThrow(/set SECRET/)
  })
})
