import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inResumableTransaction, inTransaction, openDatabase, type Database } from '#server/db/database'
import { migrateToLatest } from '#server/db/migrate'

const megabyte = 2 ** 20

describe('the log of a SQLite database', () => {
  let folder: string
  let file: string
  let db: Database

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'simplecrm-log-'))
    file = join(folder, 'crm.db')
    db = openDatabase(`file:${file}`)
    await migrateToLatest(db)
  })
  afterEach(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  })

  const keep = async (key: string) => await db.insertInto('installation').values({ key, value: 'x'.repeat(2 * megabyte) }).execute()

  it('goes into the database file while it grows, and stays bounded', async () => {
    for (let turn = 0; turn < 12; turn++) await keep(`early ${turn}`)
    await expect.poll(() => statSync(file).size, { timeout: 5000 }).toBeGreaterThan(16 * megabyte)
    for (let turn = 0; turn < 40; turn++) {
      await keep(`late ${turn}`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    await expect.poll(() => statSync(file).size, { timeout: 5000 }).toBeGreaterThan(80 * megabyte)
    expect(statSync(`${file}-wal`).size).toBeLessThan(80 * megabyte)
  })

  it('is worked off when the database is closed', async () => {
    await keep('last')
    await db.destroy()
    expect(existsSync(`${file}-wal`)).toBe(false)
    db = openDatabase(`file:${file}`)
    expect(await db.selectFrom('installation').select('key').where('key', '=', 'last').execute()).toHaveLength(1)
  })

  it('keeps the changes of many at once, and of those who do not wait', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, turn) => inTransaction(db, async trx => await trx.insertInto('installation').values({ key: `own ${turn}`, value: '' }).execute())))
    await inResumableTransaction(db, async trx => await trx.insertInto('installation').values({ key: 'resumable', value: '' }).execute())
    expect(await db.selectFrom('installation').select('key').where('key', 'like', 'own %').execute()).toHaveLength(20)
    expect(await db.selectFrom('installation').select('key').where('key', '=', 'resumable').execute()).toHaveLength(1)
  })

  it('takes back what fails, and only that', async () => {
    const late = inTransaction(db, async trx => await trx.insertInto('installation').values({ key: 'late', value: '' }).execute())
    const failed = inTransaction(db, async (trx) => {
      await trx.insertInto('installation').values({ key: 'failed', value: '' }).execute()
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await late
    expect((await db.selectFrom('installation').select('key').where('key', 'in', ['late', 'failed']).execute())).toEqual([{ key: 'late' }])
  })
})
