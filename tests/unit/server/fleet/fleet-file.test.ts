import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addToFleet, readFleet } from '#server/fleet/fleet-file'
import { systemdUnit } from '#server/fleet/systemd-service'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simplecrm-fleet-'))
  file = join(folder, 'fleet.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const harbour = { name: 'harbour', folder: '/srv/crm/harbour', port: 3001 }

describe('the list of a fleet', () => {
  it('grows by one at a time', () => {
    addToFleet(file, harbour)
    addToFleet(file, { name: 'lamiz', folder: '/srv/crm/lamiz', port: 3002, service: 'simplecrm-lamiz' })
    expect(readFleet(file)).toEqual([harbour, { name: 'lamiz', folder: '/srv/crm/lamiz', port: 3002, service: 'simplecrm-lamiz' }])
  })

  it('takes folders as seen from where it lies', () => {
    writeFileSync(file, JSON.stringify({ installations: [{ ...harbour, folder: 'harbour' }] }))
    expect(readFleet(file)).toEqual([{ ...harbour, folder: join(folder, 'harbour') }])
  })

  it('is not touched when it cannot be read', () => {
    writeFileSync(file, '{')
    expect(() => addToFleet(file, harbour)).toThrow(/cannot be read/)
    expect(readFileSync(file, 'utf8')).toBe('{')
  })

  it.each([
    [{ installations: [{ name: 'a', folder: 'a' }] }, /installations\.0 needs either a folder and a port, or an address/],
    [{ installations: [{ name: 'a', address: 'https://a.example', port: 1 }] }, /installations\.0 needs either/],
    [{ installations: [{ name: 'A b', address: 'https://a.example' }] }, /installations\.0\.name takes small letters/],
    [{ installations: [{ name: 'a', address: 'ftp://a.example' }] }, /installations\.0\.address takes an address like/],
    [{ installations: [{ name: 'a', address: 'https://a.example', prot: 1 }] }, /prot/],
    [{ installations: [{ ...harbour, port: '3001' }] }, /installations\.0\.port/],
    [{ installations: [{ ...harbour, service: 'x; reboot' }] }, /installations\.0\.service takes the name/],
    [{ installations: [harbour, { ...harbour, port: 2 }] }, /installations holds a name twice/],
    [{ installations: [harbour, { ...harbour, name: 'b' }] }, /installations holds a port twice/],
    [[], /cannot be used/],
  ])('is refused in one sentence: %j', (content, sentence) => {
    writeFileSync(file, JSON.stringify(content))
    expect(() => readFleet(file)).toThrow(sentence)
    expect(() => readFleet(file)).toThrow(/^[^\n]+$/)
  })

  it('that is missing says how to make one', () => {
    expect(() => readFleet(file)).toThrow(/fleet provision NAME/)
  })
})

it('a systemd unit runs the executable with its settings, and lets it write its folder alone', () => {
  expect(systemdUnit(harbour)).toMatch(/EnvironmentFile=\/srv\/crm\/harbour\/settings\.env\nExecStart=\/srv\/crm\/harbour\/simplecrm serve\n[^]*ProtectSystem=strict\nReadWritePaths=\/srv\/crm\/harbour\n/)
})
