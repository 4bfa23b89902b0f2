import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { installExecutable, type BinaryServer, type Finished } from '../support/binary'
import { freePort } from '../support/free-port'

let program: ReturnType<typeof installExecutable>
let server: BinaryServer | undefined
let made = 0

beforeAll(() => {
  program = installExecutable()
})
afterEach(async () => {
  await server?.stop()
  server = undefined
})
afterAll(() => program.remove())

/** An empty folder of the account that runs the program. */
function newFolder(): string {
  const folder = join(program.folder, `data-${++made}`)
  mkdirSync(folder)
  program.give(folder)
  return folder
}

/** One clear sentence or two on stderr, nothing else, and exit code 1. */
function expectRefusal({ code, stdout, stderr }: Finished, sentence: RegExp) {
  expect([code, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1])
  expect(stderr).toMatch(sentence)
}

describe('a data folder', () => {
  it('that is missing is made, for its account alone', async () => {
    const data = join(newFolder(), 'deep', 'inside')
    expect((await program.run(['migrate', '--data', data])).code).toBe(0)
    expect(readdirSync(data)).toContain('crm.db')
  })

  it('that may not be written', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o555)
    expectRefusal(await program.run(['--data', folder, 'serve', '--port', String(await freePort())]), /data-\d+ cannot be written by this account\. .*--data DIR/)
    expectRefusal(await program.run(['migrate', '--data', join(folder, 'inside')]), /cannot be written by this account/)
    expect(readdirSync(folder)).toEqual([])
  })

  it('that is a file', async () => {
    const file = join(newFolder(), 'list.txt')
    writeFileSync(file, 'milk')
    expectRefusal(await program.run(['migrate', '--data', file]), /is no folder/)
    expect(readFileSync(file, 'utf8')).toBe('milk')
  })

  it('whose database may not be written', async () => {
    const folder = newFolder()
    await program.run(['migrate', '--data', folder])
    chmodSync(join(folder, 'crm.db'), 0o444)
    expectRefusal(await program.run(['migrate', '--data', folder]), /crm\.db cannot be written by this account/)
  })

  it('on a disk that is full', async () => {
    const folder = newFolder()
    expectRefusal(await program.run(['migrate', '--data', folder], { fileBlocks: 400 }), /full, at a limit, or failing/)
    expect((await program.run(['migrate', '--data', folder])).code).toBe(0)
  })

  it('that another server uses', async () => {
    const folder = newFolder()
    server = await program.serve(['--data', folder])
    expectRefusal(await program.run(['serve', '--data', folder, '--port', String(await freePort())]), /Another SimpleCRM is running on .*crm\.db/)
    expect((await fetch(`${server.url}/api/health`)).ok).toBe(true)
  })
})

describe('a database file', () => {
  it('that is none is left as it is', async () => {
    const folder = newFolder()
    const list = 'This is my shopping list. '.repeat(100)
    writeFileSync(join(folder, 'crm.db'), list, { mode: 0o666 })
    program.give(join(folder, 'crm.db'))
    expectRefusal(await program.run(['migrate', '--data', folder]), /crm\.db is no database/)
    expect(readFileSync(join(folder, 'crm.db'), 'utf8')).toBe(list)
  })

  it('with a damaged page', async () => {
    const folder = newFolder()
    await program.run(['migrate', '--data', folder])
    const file = join(folder, 'crm.db')
    const damaged = readFileSync(file)
    damaged.fill(0xA5, 100, 4096)
    writeFileSync(file, damaged)
    expectRefusal(await program.run(['migrate', '--data', folder]), /crm\.db is damaged\. Restore a backup/)
    expect(readFileSync(file).equals(damaged)).toBe(true)
  })
})

describe('a DATABASE_URL', () => {
  const withUrl = (url: string) => program.run(['migrate'], { env: { DATABASE_URL: url } })

  it('of another kind of database', async () => {
    expectRefusal(await withUrl('mysql://localhost/crm'), /DATABASE_URL is set to "mysql:\/\/localhost\/crm"/)
  })

  it('with a host that nobody knows', async () => {
    expectRefusal(await withUrl('postgres://crm@db.invalid/crm'), /"db\.invalid" in DATABASE_URL is not known/)
  })

  it('where nothing listens', async () => {
    expectRefusal(await withUrl(`postgres://crm@127.0.0.1:${await freePort()}/crm`), /No database server answers at 127\.0\.0\.1/)
  })

  it('with a user or a database that is not there, without showing the password', async () => {
    const url = new URL(inject('postgresUrl'))
    url.pathname = '/nothing'
    expectRefusal(await withUrl(url.href), /has no database "nothing"/)
    url.username = 'nobody-here'
    url.password = 'secret-word'
    const refused = await withUrl(url.href)
    expectRefusal(refused, /refuses the user "nobody-here"/)
    expect(refused.stderr).not.toContain('secret-word')
  })
})

describe('a port in use', () => {
  it('is said with another to take, before the data is touched', async () => {
    const folder = newFolder()
    server = await program.serve(['--data', newFolder()])
    const { port } = new URL(server.url)
    expectRefusal(await program.run(['--data', folder, '--port', port]), new RegExp(`Port ${port} is in use already\\..*--port ${Number(port) + 1}`))
    expect(readdirSync(folder)).toEqual([])
  })
})
