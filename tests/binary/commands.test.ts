import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../support/accounts'
import { installExecutable, type BinaryServer } from '../support/binary'

const password = 'correct horse battery'
let program: ReturnType<typeof installExecutable>
let server: BinaryServer

beforeAll(async () => {
  program = installExecutable()
  server = await program.serve()
})
afterAll(() => program.remove())

const user = (args: string[], input = '') => program.run(['user', ...args], { input })

describe('the operator at the command line', () => {
  it('makes the first account, which is the operator\'s, and founds its organization', async () => {
    const { code, stdout } = await user(['create', 'ana@north.example', '--name', 'Ana Torres', '--organization', 'Studio North'], `${password}\n`)
    expect([code, stdout]).toEqual([0, 'ana@north.example is admin of the new organization "Studio North".\n'])
    const { body } = await (await signIn(server, 'ana@north.example')).get('/api/auth/session')
    expect(body).toMatchObject({ user: { name: 'Ana Torres', isOperator: true }, organization: { name: 'Studio North' }, role: 'admin' })
  })

  it('adds a member with a password made up and shown once', async () => {
    const { stdout } = await user(['create', 'rui@north.example', '--organization', 'Studio North', '--role', 'rep'])
    const shown = /shown this once: (\S+)/.exec(stdout)?.[1] ?? ''
    const { body } = await (await signIn(server, 'rui@north.example', shown)).get('/api/auth/session')
    expect(body).toMatchObject({ user: { isOperator: false }, organization: { name: 'Studio North' }, role: 'rep' })
  })

  it.each([
    ['a password that is too short', ['create', 'a@b.example', '--organization', 'Studio North'], 'short', /at least 10 characters/],
    ['an address that is none', ['create', 'ana', '--organization', 'Studio North'], password, /no e-mail address/],
    ['an address that is taken', ['create', 'ana@north.example', '--organization', 'Studio North'], password, /./],
    ['a new organization without an admin', ['create', 'lea@south.example', '--organization', 'South', '--role', 'rep'], password, /no organization "South" yet/],
    ['a role that is none', ['create', 'lea@south.example', '--organization', 'Studio North', '--role', 'boss'], password, /Allowed choices are admin/],
    ['an account that is not there', ['reset-password', 'nobody@north.example'], password, /No account has the e-mail address nobody@north\.example/],
    ['disabling the last admin', ['disable', 'ana@north.example'], '', /last admin of "Studio North"/],
  ])('is refused %s, and nothing is changed', async (_, args, input, sentence) => {
    const before = (await user(['list'])).stdout
    const { code, stdout, stderr } = await user(args, input)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect((await user(['list'])).stdout).toBe(before)
  })

  it('sets a new password, which ends every session', async () => {
    const before = await signIn(server, 'ana@north.example')
    expect((await user(['reset-password', 'ana@north.example'], 'another horse battery')).code).toBe(0)
    expect((await before.get('/api/contacts')).status).toBe(401)
    await expect(signIn(server, 'ana@north.example')).rejects.toThrow('401')
    await signIn(server, 'ana@north.example', 'another horse battery')
  })

  it('disables an account, which ends its sessions and keeps it out', async () => {
    await user(['reset-password', 'rui@north.example'], password)
    const before = await signIn(server, 'rui@north.example')
    expect((await user(['disable', 'rui@north.example'])).code).toBe(0)
    expect((await before.get('/api/contacts')).status).toBe(401)
    await expect(signIn(server, 'rui@north.example')).rejects.toThrow('Signing in')
    const { stdout } = await user(['list', '--json'])
    expect(JSON.parse(stdout)).toMatchObject([{ email: 'ana@north.example', isDisabled: false }, { email: 'rui@north.example', isDisabled: true }])
  })
})

describe('health', () => {
  it('says whether a server serves there', async () => {
    const { port } = new URL(server.url)
    expect((await program.run(['health', '--port', port])).code).toBe(0)
    const { code, stderr } = await program.run(['health', '--port', '1'])
    expect([code, stderr]).toEqual([1, 'No server answers at http://127.0.0.1:1.\n'])
  })
})

describe('help', () => {
  it.each([[[]], [['user']], [['serve']]])('of %j reads well', async (command) => {
    const { code, stdout, stderr } = await program.run([...command, '--help'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Usage: simplecrm/)
    expect(stdout.split('\n').every(line => line.length <= 120)).toBe(true)
  })
})

describe('doctor', () => {
  it('finds a fresh installation sound, beside its server, and says what could be better', async () => {
    const { code, stdout, stderr } = await program.run(['doctor'])
    expect([code, stderr]).toEqual([0, ''])
    for (const check of ['versions', 'time', 'memory', 'storage', 'database', 'integrity', 'migrations', 'events', 'mail']) expect(stdout).toMatch(new RegExp(`^[✓!] ${check} `, 'm'))
    expect(stdout).toContain('Set SMTP_URL')
  })

  it('finds what is broken, as JSON, with how to mend it, and makes nothing', async () => {
    const data = join(program.folder, 'nothing-here')
    const { code, stdout } = await program.run(['doctor', '--json', '--data', data], { env: { SMTP_URL: 'smtp://127.0.0.1:1' } })
    expect(code).toBe(1)
    const { findings } = JSON.parse(stdout) as { findings: { check: string, state: string, mend?: string }[] }
    const wrong = findings.filter(({ state }) => state === 'broken')
    expect(wrong.map(({ check }) => check)).toEqual(['storage', 'database', 'mail'])
    expect(wrong.every(({ mend }) => mend)).toBe(true)
    expect(existsSync(data)).toBe(false)
  })

  it('finds a row that refers to nothing and an event that was altered', async () => {
    const data = join(program.folder, 'altered')
    const input = password
    await program.run(['user', 'create', 'lea@south.example', '--organization', 'South', '--data', data], { input })
    const db = new Sqlite(join(data, 'crm.db'))
    db.exec('pragma foreign_keys = off; drop trigger "eventsRefuse_update"; update events set payload = \'{"name":"North"}\'; delete from users')
    db.close()
    const { code, stdout } = await program.run(['doctor', '--data', data])
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ integrity +A row of memberships refers to one of users/)
    expect(stdout).toMatch(/✗ events +Event 1 of the organization \S+ is altered/)
  })
})

describe('plans at the command line', () => {
  const plan = (...args: string[]) => program.run(['plan', ...args], {})

  it('are made, given to an organization, shown and taken away', async () => {
    expect((await plan('list')).stdout).toMatch(/no plans, and so no limits/)
    expect((await plan('set', 'Small', '--records', '1000', '--storage', '5GB')).code).toBe(0)
    expect((await plan('set', 'Small', '--records', '2000', '--emails', '50')).code).toBe(0)
    expect((await plan('assign', 'Studio North', 'Small')).stdout).toBe('"Studio North" has the plan "Small".\n')
    const { stdout } = await plan('list')
    expect(stdout).toContain('Small  2000 records, 5368709120 bytes of files, 50 e-mails a day')
    expect(stdout).toMatch(/^Studio North \(.+\) {2}Small$/m)
    expect((await plan('remove', 'Small')).stderr).toMatch(/have this plan: Studio North/)
    expect((await plan('assign', 'Studio North', 'none')).code).toBe(0)
    expect((await plan('remove', 'Small')).code).toBe(0)
  })

  it.each([
    [['set', 'Small', '--records', 'many'], /Give a whole number/],
    [['set', 'Small', '--storage', '5 apples'], /Give a size like 500MB/],
    [['assign', 'Nowhere', 'none'], /no organization "Nowhere"/],
    [['assign', 'Studio North', 'Huge'], /no plan "Huge"/],
  ])('refuse %s with a sentence', async (args, sentence) => {
    const { code, stderr } = await plan(...args)
    expect(code).toBe(1)
    expect(stderr).toMatch(sentence)
  })
})
