import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, type Database } from '#server/db/database'
import { preparedInsert } from '#server/db/prepared-insert'
import { engines, useTestDatabase } from '../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../support/members'

const insertDocuments = preparedInsert('contactSearch', insert => insert
  .onConflict(conflict => conflict.columns(['organizationId', 'id']).doUpdateSet(eb => ({ text: eb.ref('excluded.text') }))))

const documents = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ id: `document ${from + index}`, text: `text ${from + index}`, companyText: '' }))
const textsIn = async (db: Database) => (await db.selectFrom('contactSearch').select('text').where('id', 'like', 'document %').orderBy('text').execute()).map(({ text }) => text)

describe.each(engines)('prepared inserts on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let sam: TestMember

  beforeAll(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
    sam = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
  })

  it('writes each row once, with its own values, however many there are', async () => {
    for (const [from, count] of [[0, 1], [1, 2], [3, 85], [88, 0], [88, 150]] as const) await insertDocuments(ana.db, documents(from, count))
    expect(await textsIn(ana.db)).toEqual(documents(0, 238).map(({ text }) => text).sort())
  })

  it('stays in the organization of the handle, within transactions too', async () => {
    await insertDocuments(sam.db, documents(0, 1))
    await inTransaction(sam.db, trx => insertDocuments(trx, documents(1, 1)))
    expect(await textsIn(sam.db)).toEqual(['text 0', 'text 1'])
  })

  it('goes with the transaction that it is in', async () => {
    const before = await textsIn(sam.db)
    await inTransaction(sam.db, async (trx) => {
      await insertDocuments(trx, documents(500, 5))
      throw new Error('taken back')
    }).catch(() => {})
    expect(await textsIn(sam.db)).toEqual(before)
  })

  it('adds what stands behind the values', async () => {
    await insertDocuments(sam.db, [{ id: 'document 0', text: 'another text', companyText: '' }])
    expect(await textsIn(sam.db)).toContain('another text')
    expect(await textsIn(sam.db)).not.toContain('text 0')
  })

  it('refuses rows that give other columns than the first, instead of leaving them out', async () => {
    const [first, second] = documents(600, 2)
    await expect(insertDocuments(ana.db, [first!, { ...second!, companyText: undefined as never }])).rejects.toThrow('the same columns')
    await expect(insertDocuments(ana.db, [{ id: 'document 600', text: '' } as never, second!])).rejects.toThrow('the same columns')
  })
})
