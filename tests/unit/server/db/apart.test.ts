import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { apart } from '#server/db/apart'
import { inTransaction, scopedTo } from '#server/db/database'
import { newId } from '#server/domain/ids'
import { engines, useTestDatabase } from '../../../support/databases'

describe.each(engines)('reading apart on %s', (engine) => {
  const database = useTestDatabase(engine)
  const own = newId()
  const other = newId()
  const tagOf = (organizationId: string, name: string) => ({ id: newId(), name, foldedName: name, color: 'blue' as const, createdAt: '2026-03-02T10:00:00.000Z' })
  const names = async (organizationId: string) => (await apart(database.scoped(organizationId)).selectFrom('tags').select('name').orderBy('name').execute()).map(({ name }) => name)

  afterEach(async () => {
    for (const id of [own, other]) await database.scoped(id).deleteFrom('tags').execute()
  })

  it('sees what was written before, and only of its organization', async () => {
    await addOrganizations()
    await database.scoped(own).insertInto('tags').values(tagOf(own, 'vip')).execute()
    await database.scoped(other).insertInto('tags').values(tagOf(other, 'press')).execute()
    expect(await names(own)).toEqual(['vip'])
    expect(await names(other)).toEqual(['press'])
  })

  it('does not see what is not committed, but inside the transaction does', async () => {
    await addOrganizations()
    await inTransaction(database.scoped(own), async (trx) => {
      await trx.insertInto('tags').values(tagOf(own, 'client')).execute()
      expect(await names(own)).toEqual([])
      expect(await apart(trx).selectFrom('tags').select('name').execute()).toEqual([{ name: 'client' }])
    })
    expect(await names(own)).toEqual(['client'])
  })

  it('tells what is wrong with a statement, and goes on', async () => {
    await expect(sql`select * from nowhere`.execute(apart(database.db))).rejects.toThrow(/nowhere/)
    expect(await names(own)).toEqual([])
  })

  async function addOrganizations() {
    for (const id of [own, other]) {
      await database.db.insertInto('organizations').values({ id, name: 'Studio North', defaultCurrency: 'EUR', createdAt: '2026-03-02T10:00:00.000Z', updatedAt: '2026-03-02T10:00:00.000Z' }).onConflict(conflict => conflict.doNothing()).execute()
    }
  }
})

describe('reading apart on SQLite', () => {
  const database = useTestDatabase('sqlite')

  it('leaves this thread free while a long statement runs', async () => {
    const long = sql<{ count: number }>`with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 3000000) select count(*) as count from counted`
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const { rows } = await long.execute(apart(database.db))
    clearInterval(timer)
    expect(rows).toEqual([{ count: 3_000_000 }])
    expect(turns).toBeGreaterThan(5)
  })

  it('cannot write', async () => {
    await expect(apart(scopedTo(database.db, newId())).deleteFrom('tags').execute()).rejects.toThrow(/readonly/)
  })

  it('looks at one moment in a transaction', async () => {
    const counted = async (db: typeof database.db) => (await sql<{ count: number }>`select count(*) as count from organizations`.execute(db)).rows[0]!.count
    await apart(database.db).transaction().execute(async (trx) => {
      const before = await counted(trx)
      await database.db.insertInto('organizations').values({ id: newId(), name: 'Second Studio', defaultCurrency: 'EUR', createdAt: '2026-03-02T10:00:00.000Z', updatedAt: '2026-03-02T10:00:00.000Z' }).execute()
      expect(await counted(trx)).toBe(before)
    })
  })
})
