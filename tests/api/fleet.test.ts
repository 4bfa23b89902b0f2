import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Status } from '#server/fleet/status'
import { signIn } from '../support/accounts'
import { freePort } from '../support/free-port'

const entry = resolve('.output/server/index.mjs')
const clients = ['harbour', 'lamiz', 'okafor']

let folder: string
const ports: Record<string, number> = {}
const passwords: Record<string, string> = {}

/** Stands for an executable: it runs the built server, which is the same program, and may be given another character. */
function executable(name: string, character = ''): string {
  const file = join(folder, name)
  writeFileSync(file, `#!/bin/sh\n${character}\nexec ${process.execPath} ${entry} "$@"\n`)
  chmodSync(file, 0o755)
  return file
}

/** Runs the command on the fleet in `folder`. */
function fleet(...args: string[]): Promise<{ code: number, out: string, err: string }> {
  const { PATH, HOME } = process.env
  return new Promise(resolve => execFile(process.execPath, [entry, 'fleet', ...args], { cwd: folder, env: { PATH, HOME } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err })))
}

async function statuses(): Promise<Record<string, Status>> {
  const { out } = await fleet('status', '--json')
  const { installations } = JSON.parse(out) as { installations: Status[] }
  return Object.fromEntries(installations.map(status => [status.name, status]))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simplecrm-fleet-'))
  const first = executable('simplecrm-first')
  for (const name of clients) {
    ports[name] = await freePort()
    const { code, out, err } = await fleet('provision', name, '--email', `ana@${name}.example`, '--port', String(ports[name]), '--executable', first)
    expect(err + out).toContain(name)
    expect(code).toBe(0)
    passwords[name] = /shown this once: (\S+)/.exec(out)?.[1] ?? ''
    expect(out).toContain(`ExecStart=${join(folder, name, 'simplecrm')} serve`)
  }
})
afterAll(async () => {
  await fleet('stop')
  rmSync(folder, { recursive: true, force: true })
})

describe('a fleet', () => {
  it('gets each client a folder and a secret that nobody else can read, and keeps no password', () => {
    expect(clients.map(name => statSync(join(folder, name)).mode & 0o777)).toEqual([0o700, 0o700, 0o700])
    const secrets = clients.map(name => readFileSync(join(folder, name, 'data', 'secret'), 'utf8'))
    expect(new Set(secrets).size).toBe(3)
    const list = readFileSync(join(folder, 'fleet.json'), 'utf8')
    expect(JSON.parse(list)).toEqual({ installations: clients.map(name => ({ name, folder: join(folder, name), port: ports[name] })) })
    const settings = clients.map(name => readFileSync(join(folder, name, 'settings.env'), 'utf8')).join()
    expect(Object.values(passwords).filter(password => password.length < 12 || (list + settings).includes(password))).toEqual([])
  })

  it('makes nothing of what it cannot make whole', async () => {
    const provision = async (name: string, ...args: string[]) => (await fleet('provision', name, '--email', 'ana@new.example', ...args)).err
    const first = ['--executable', 'simplecrm-first']
    expect(await provision('harbour', ...first)).toContain('lists "harbour" already')
    expect(await provision('new', ...first, '--folder', 'lamiz')).toContain('is not empty')
    expect(await provision('new', ...first, '--port', String(ports.lamiz))).toContain('lamiz has that port')
    expect(await provision('../new', ...first)).toContain('cannot be a name')
    expect(await provision('new')).toContain('--executable')
    expect(readdirSync(folder).sort()).toEqual(['fleet.json', ...clients, 'simplecrm-first'])
  })

  it('serves each client, with the first admin who was made for it', async () => {
    expect((await fleet('status')).code).toBe(1)
    expect((await fleet('start')).code).toBe(0)
    await expect.poll(async () => Object.values(await statuses()).map(({ isHealthy }) => isHealthy)).toEqual([true, true, true])
    for (const name of clients) await signIn({ url: `http://127.0.0.1:${ports[name]}` }, `ana@${name}.example`, passwords[name])
  })

  it('updates all but the one that the new version breaks, which is as it was before', async () => {
    const second = executable('simplecrm-second', `
      [ "$1" = version ] && echo 'SimpleCRM 9.9.9, Node' && exit 0
      case "$PWD" in */harbour) [ "$1" = migrate ] && rm "$DATA_DIR/crm.db"; [ "$1" = serve ] && exit 3;; esac`)
    const { code, out, err } = await fleet('update', '--executable', second)
    expect(code).toBe(1)
    expect(out).toMatch(/lamiz: updated from [\d.]+ to 9\.9\.9\nokafor: updated from [\d.]+ to 9\.9\.9/)
    expect(err).toMatch(/harbour: not updated, rolled back to [\d.]+: the server ended right after its start/)
    const now = await statuses()
    expect(clients.map(name => now[name])).toMatchObject([{ isHealthy: true, version: expect.not.stringContaining('9.9.9') }, { isHealthy: true, version: '9.9.9' }, { isHealthy: true, version: '9.9.9' }])
    expect(clients.map(name => now[name]?.lastBackupAt)).not.toContain(null)
    expect(clients.map(name => (now[name]?.bytes ?? 0) > 100_000)).toEqual([true, true, true])
    await signIn({ url: `http://127.0.0.1:${ports.harbour}` }, 'ana@harbour.example', passwords.harbour)
  })

  it('touches none if what it is given does not run', async () => {
    const { code, err } = await fleet('update', 'lamiz', '--executable', executable('simplecrm-third', 'echo broken >&2; exit 1'))
    expect(code).toBe(1)
    expect(err).toContain('lamiz: "version" failed: broken')
    expect((await statuses()).lamiz).toMatchObject({ isHealthy: true, version: '9.9.9' })
  })

  it('backs up all that can be, and says who could not', async () => {
    rmSync(join(folder, 'lamiz', 'simplecrm'))
    const { code, out, err } = await fleet('backup')
    expect(code).toBe(1)
    expect(out).toMatch(/^harbour: backed up to .*\nokafor: backed up to .*$/m)
    expect(err).toContain('lamiz: "backup" failed')
    expect(readdirSync(join(folder, 'okafor', 'backups'))).toHaveLength(2)
  })

  it('shows all of it as a table, also what runs elsewhere', async () => {
    const list = join(folder, 'elsewhere.json')
    writeFileSync(list, JSON.stringify({ installations: [{ name: 'near', address: `http://127.0.0.1:${ports.okafor}` }, { name: 'away', address: `http://127.0.0.1:${await freePort()}` }] }))
    const { code, out } = await fleet('status', '--file', list)
    expect(code).toBe(1)
    expect(out).toMatch(/^NAME +HEALTH +VERSION +LAST BACKUP +SIZE +WHERE\nnear +healthy +– .*\naway +does not answer +– /)
  })

  it('says in one sentence what is wrong with its list', async () => {
    const list = join(folder, 'wrong.json')
    writeFileSync(list, JSON.stringify({ installations: [{ name: 'a', folder: 'a' }] }))
    const { code, out, err } = await fleet('status', '--file', list)
    expect([code, out]).toEqual([1, ''])
    expect(err.trim()).toMatch(/^.*wrong\.json cannot be used: installations\.0 needs either a folder and a port, or an address\.$/)
  })
})
