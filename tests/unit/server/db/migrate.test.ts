import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '#server/db/database'
import { migrateToLatest, MigrationError, pendingMigrations } from '#server/db/migrate'
import { migrations } from '../../../../migrations'
import { createEmptyDatabase, engines, type EmptyDatabase } from '../../../support/databases'
import { applicationRole } from '../../../support/postgres'

const addsTable = { up: async (db: Kysely<unknown>) => void await db.schema.createTable('gadgets').addColumn('id', 'text').execute() }
const failsHalfway = {
  async up(db: Kysely<unknown>) {
    await db.schema.createTable('widgets').addColumn('id', 'text').execute()
    await sql`insert into nowhere values (1)`.execute(db)
  },
}

describe.each(engines)('migrating on %s', (engine) => {
  let empty: EmptyDatabase
  let db: Database
  beforeEach(async () => {
    empty = await createEmptyDatabase(engine)
    db = openDatabase(empty.url)
  })
  afterEach(async () => {
    await db.destroy()
    await empty.remove()
  })
  const tables = async () => (await db.introspection.getTables()).map(({ name }) => name)

  it('brings an empty database up to date, once', async () => {
    expect(await migrateToLatest(db)).toEqual(Object.keys(migrations))
    expect(await migrateToLatest(db)).toEqual([])
    expect(await pendingMigrations(db)).toEqual([])
  })

  it('rolls a failed migration back and names it', async () => {
    await migrateToLatest(db)
    const failed = migrateToLatest(db, { all: { ...migrations, '9998_gadgets': addsTable, '9999_widgets': failsHalfway } })
    await expect(failed).rejects.toThrow(MigrationError)
    await expect(failed).rejects.toThrow(/9999_widgets.*rolled back/)
    expect(await tables()).not.toContain('widgets')
    expect(await pendingMigrations(db, { ...migrations, '9999_widgets': failsHalfway })).toContain('9999_widgets')
  })

  it('refuses a database that a newer version has migrated', async () => {
    await migrateToLatest(db, { all: { ...migrations, '9998_gadgets': addsTable } })
    await expect(migrateToLatest(db)).rejects.toThrow(/does not fit the database.*9998_gadgets/)
  })

  it('goes on from there once the migration is mended', async () => {
    await migrateToLatest(db)
    await migrateToLatest(db, { all: { ...migrations, '9999_widgets': failsHalfway } }).catch(() => undefined)
    expect(await migrateToLatest(db, { all: { ...migrations, '9999_widgets': addsTable } })).toEqual(['9999_widgets'])
    expect(await tables()).toContain('gadgets')
  })
})

describe('migrating on PostgreSQL', () => {
  it('lets many servers start at the same moment: one migrates, the others say that they wait', async () => {
    const empty = await createEmptyDatabase('postgres')
    const servers = Array.from({ length: 5 }, () => openDatabase(empty.url, { pool: 2 }))
    let waiting = 0
    const done = await Promise.all(servers.map(server => migrateToLatest(server, { onWait: () => waiting++ })))
    expect(done.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, Object.keys(migrations).length])
    expect(waiting).toBeGreaterThan(0)
    for (const server of servers) await server.destroy()
    await empty.remove()
  })

  it('tells a role that may not change the tables to have it done by their owner', async () => {
    const empty = await createEmptyDatabase('postgres')
    const owner = openDatabase(empty.url)
    const application = openDatabase(empty.applicationUrl)
    await expect(migrateToLatest(application)).rejects.toThrow(/"simplecrm_test_application" may not.*Run "simplecrm migrate" with DATABASE_OWNER_URL/)

    await migrateToLatest(owner, { grantTo: applicationRole })
    expect(await migrateToLatest(application)).toEqual([])
    await migrateToLatest(owner, { all: { ...migrations, '9998_gadgets': addsTable }, grantTo: applicationRole })
    await expect(migrateToLatest(application, { all: { ...migrations, '9998_gadgets': addsTable, '9999_widgets': addsTable } })).rejects.toThrow(/9999_widgets.*Run "simplecrm migrate"/)
    // A table that came later needs no further word.
    expect(await sql`select * from gadgets`.execute(application)).toMatchObject({ rows: [] })
    await application.destroy()
    await owner.destroy()
    await empty.remove()
  })
})

describe('migrating a SQLite file', () => {
  it('copies it beforehand, and not when it is new', async () => {
    const empty = await createEmptyDatabase('sqlite')
    const file = empty.url.slice('file:'.length)
    const db = openDatabase(empty.url)
    await migrateToLatest(db)
    expect(readdirSync(dirname(file)).filter(name => name.includes('before'))).toEqual([])

    await db.insertInto('installation').values({ key: 'greeting', value: 'as it was' }).execute()
    await migrateToLatest(db, { all: { ...migrations, '9998_gadgets': addsTable } })
    const [copy] = readdirSync(dirname(file)).filter(name => name.includes('before'))
    expect(copy).toContain('9998_gadgets')
    const copied = openDatabase(`file:${dirname(file)}/${copy}`)
    expect(await copied.selectFrom('installation').select('value').where('key', '=', 'greeting').execute()).toEqual([{ value: 'as it was' }])
    expect((await copied.introspection.getTables()).map(({ name }) => name)).not.toContain('gadgets')
    await copied.destroy()
    await db.destroy()
    await empty.remove()
    expect(existsSync(file)).toBe(false)
  })

  it('can be tried again after a failure: the copy of before is still there and does not stand in the way', async () => {
    const empty = await createEmptyDatabase('sqlite')
    const db = openDatabase(empty.url)
    await migrateToLatest(db)
    const broken = { ...migrations, '9999_widgets': failsHalfway }
    await expect(migrateToLatest(db, { all: broken })).rejects.toThrow(/9999_widgets/)
    await expect(migrateToLatest(db, { all: broken })).rejects.toThrow(/9999_widgets.*rolled back/)
    await db.destroy()
    await empty.remove()
  })
})
