import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount, signIn, type SignedIn } from '../support/accounts'
import { installExecutable, type BinaryServer } from '../support/binary'
import { createPostgresDatabase, type TestPostgres } from '../support/postgres'

let program: ReturnType<typeof installExecutable>
let server: BinaryServer | undefined
let ana: SignedIn
const at = (name: string) => join(program.folder, name)

/** Runs a command that must succeed. */
async function succeed(args: string[], env: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await program.run(args, { env })
  expect([code, stderr.split('\n').filter(line => line && !line.startsWith('{'))]).toEqual([0, []])
  return stdout
}
const namesIn = async ({ url }: BinaryServer) => {
  const { body } = await (await signIn({ url }, ana.email)).get<{ contacts: { name: string }[] }>('/api/contacts?sort=name')
  return body.contacts.map(contact => contact.name)
}

beforeAll(async () => {
  program = installExecutable()
  server = await program.serve()
  ana = await registerAccount(server, { name: 'Ana Torres' })
  for (const [firstName, lastName] of [['سارا', 'رحیمی'], ['Zoë', 'O’Brien']]) await ana.client.post('/api/contacts', { firstName, lastName })
})
afterEach(async () => {
  await server?.stop()
  server = undefined
})
afterAll(() => program.remove())

describe('one file', () => {
  it('backs up while it serves and restores into a new folder, where everyone signs in again', async () => {
    await succeed(['backup', at('crm.tar.gz')])
    await ana.client.post('/api/contacts', { firstName: 'Later' })
    await server?.stop()

    expect(await succeed(['restore', at('crm.tar.gz'), '--data', at('second')])).toContain('Everyone signs in again')
    server = await program.serve(['--data', at('second')])
    expect((await fetch(`${server.url}/api/contacts`, { headers: { cookie: `simplecrm=${ana.client.cookies.get('simplecrm')}` } })).status).toBe(401)
    expect(await namesIn(server)).toEqual(['Zoë O’Brien', 'سارا رحیمی'])
  })

  it.each([
    ['cut off', (file: string) => truncateSync(file, 2000)],
    ['altered', (file: string) => writeFileSync(file, readFileSync(file).fill(7, 5000, 5100))],
    ['none at all', (file: string) => writeFileSync(file, 'shopping list')],
  ])('restores nothing from a file that is %s, and changes nothing', async (_, spoil) => {
    const file = at('spoiled.tar.gz')
    writeFileSync(file, readFileSync(at('crm.tar.gz')))
    spoil(file)
    program.give(file)
    const before = readdirSync(at('second')).sort()
    const { code, stdout, stderr } = await program.run(['restore', file, '--data', at('second')])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(readdirSync(at('second')).sort()).toEqual(before)
    server = await program.serve(['--data', at('second')])
    expect(await namesIn(server)).toHaveLength(2)
  })
})

describe('an organization', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await createPostgresDatabase()
  })
  afterAll(() => postgres.drop())

  it('moves from SQLite to PostgreSQL and back, equal in every line but the first', async () => {
    const onPostgres = { DATABASE_URL: postgres.url, DATA_DIR: at('beside') }
    await succeed(['export', at('one.ndjson'), '--with-passwords'])
    await succeed(['import', at('one.ndjson')], onPostgres)
    await succeed(['export', at('two.ndjson'), '--with-passwords'], onPostgres)
    await succeed(['import', at('two.ndjson'), '--data', at('third')])
    await succeed(['export', at('three.ndjson'), '--with-passwords', '--data', at('third')])
    const [one, two, three] = ['one', 'two', 'three'].map(name => readFileSync(at(`${name}.ndjson`), 'utf8').split('\n').slice(1, -2))
    expect(one!.length).toBeGreaterThan(15)
    expect(two).toEqual(one)
    expect(three).toEqual(one)

    server = await program.serve(['--data', at('third')])
    expect(await namesIn(server)).toEqual(['Later', 'Zoë O’Brien', 'سارا رحیمی'])
  })

  it('is not taken over twice, nor from a file that is not whole', async () => {
    const again = await program.run(['import', at('one.ndjson'), '--data', at('third')])
    expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/already/)])
    truncateSync(at('one.ndjson'), 3000)
    const cut = await program.run(['import', at('one.ndjson'), '--data', at('fourth')])
    expect([cut.code, cut.stdout]).toEqual([1, ''])
    expect(cut.stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(at('fourth'))).toBe(true)
  })
})
