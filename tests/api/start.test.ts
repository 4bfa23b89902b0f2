import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerAccount } from '../support/accounts'
import { createEmptyDatabase, engines } from '../support/databases'
import { freePort } from '../support/free-port'
import { ServerEnded, startServer, type TestServer } from '../support/server'
import { withDatabaseOf } from '../support/team'

let folder: string
let server: TestServer | undefined
beforeEach(() => folder = mkdtempSync(join(tmpdir(), 'simplecrm-start-')))
afterEach(async () => {
  await server?.dispose()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a server that must refuse to serve, and answers what it printed. */
async function refusal(env: Record<string, string>): Promise<string> {
  const ended = await startServer(env).then((started) => {
    server = started
    throw new Error('The server serves all the same')
  }, (error: unknown) => error)
  expect(ended).toBeInstanceOf(ServerEnded)
  const { code, log } = ended as ServerEnded
  expect(code).toBe(1)
  return log
}

describe('a server does not start', () => {
  it.each([['REGISTRATION', 'closed'], ['DATABASE_URL', 'mysql://localhost/crm'], ['RATE_LIMIT_KEY', 'many']])('with a wrong variable, which it names: %s=%s', async (name, value) => {
    const log = await refusal({ [name]: value })
    expect(log).toContain(`${name} is set to "${value}"`)
    expect(log).not.toMatch(/\n\s+at /)
  })

  it('on a file that is no database, and leaves it as it is', async () => {
    const file = join(folder, 'crm.db')
    const list = 'This is my shopping list. '.repeat(100)
    writeFileSync(file, list)
    expect(await refusal({ DATABASE_URL: `file:${file}` })).toContain('database')
    expect(readFileSync(file, 'utf8')).toBe(list)
  })

  it('without its PostgreSQL server', async () => {
    expect(await refusal({ DATABASE_URL: `postgres://crm@127.0.0.1:${await freePort()}/crm` })).toContain('database')
  })

  it.each(engines)('on a database of a newer version, on %s', async (engine) => {
    const database = await createEmptyDatabase(engine)
    server = await startServer({ DATABASE_URL: database.url })
    await withDatabaseOf(server, async (db) => {
      await db.withTables<{ kysely_migration: { name: string, timestamp: string } }>()
        .insertInto('kysely_migration').values({ name: '9999_from_tomorrow', timestamp: new Date().toISOString() }).execute()
    })
    await server.dispose()
    const log = await refusal({ DATABASE_URL: database.url })
    expect(log).toContain('9999_from_tomorrow')
    expect(log).not.toMatch(/\n\s+at /)
    await database.remove()
  })
})

describe('a server', () => {
  it('keeps its data in the folder it is given', async () => {
    const dataDir = join(folder, 'made', 'for me')
    server = await startServer({ DATA_DIR: dataDir })
    await registerAccount(server, { name: 'Ana Torres' })
    await server.restart()
    await expect(registerAccount(server, { name: 'Ana Torres' })).rejects.toThrow('duplicate_account')
  })

  it('says hello without giving away what it is made of', async () => {
    server = await startServer()
    const { headers } = await fetch(`${server.url}/api/health`)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('listens on this machine only, unless it is told otherwise', async () => {
    server = await startServer({ HOST: undefined })
    expect(server.log()).toMatch(/127\.0\.0\.1|localhost/)
  })
})
