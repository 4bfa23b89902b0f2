import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#server/db/database'
import { inTransaction } from '#server/db/database'
import { newId } from '#server/domain/ids'
import { engines, useTestDatabase } from '../../../support/databases'
import { addOrganization } from '../../../support/members'

const createdAt = '2026-01-05T09:00:00.000Z'
const named = (name: string) => ({ id: newId(), version: 1, createdAt, updatedAt: createdAt, deletedAt: null, ownerId: null, name, sortName: name, domain: null, website: null, industry: null, size: null, phone: null, address: null, parentId: null, importId: null, isSample: 0 })
const tagged = (name: string) => ({ id: newId(), name, foldedName: name, color: 'blue' as const, createdAt })

describe.each(engines)('the organization scope on %s', (engine) => {
  const database = useTestDatabase(engine)
  let north: Database
  let south: Database
  let southId: string
  const harbour = named('Harbour & Finch')
  const lamiz = named('Café Lamiz')
  const vip = tagged('vip')

  beforeAll(async () => {
    const northId = await addOrganization(database.db, 'Studio North')
    southId = await addOrganization(database.db, 'Studio South')
    north = database.scoped(northId)
    south = database.scoped(southId)
    await north.insertInto('companies').values(harbour).execute()
    await south.insertInto('companies').values(lamiz).execute()
    await south.insertInto('tags').values(vip).execute()
    await south.insertInto('companyTags').values({ companyId: lamiz.id, tagId: vip.id }).execute()
  })

  const namesIn = async (db: Database) => (await db.selectFrom('companies').select('name').orderBy('name').execute()).map(({ name }) => name)

  it('hides other organizations from a select without any condition', async () => {
    expect(await namesIn(north)).toEqual(['Harbour & Finch'])
    expect(await namesIn(south)).toEqual(['Café Lamiz'])
  })

  it('cannot be widened by "or" in the condition', async () => {
    const rows = await north.selectFrom('companies').select('name').where(eb => eb.or([eb('name', '=', 'Harbour & Finch'), eb('name', '=', 'Café Lamiz')])).execute()
    expect(rows).toEqual([{ name: 'Harbour & Finch' }])
    const chained = await north.selectFrom('companies').select('name').where(eb => eb('id', '=', harbour.id).or('id', '=', lamiz.id)).execute()
    expect(chained).toEqual([{ name: 'Harbour & Finch' }])
  })

  it('cannot be widened by naming the other organization', async () => {
    expect(await north.selectFrom('companies').select('name').where('organizationId', '=', southId).execute()).toEqual([])
  })

  it('holds for tables joined under other names', async () => {
    const inner = await north.selectFrom('tags as t').innerJoin('companyTags as ct', 'ct.tagId', 't.id').innerJoin('companies as c', 'c.id', 'ct.companyId').select('c.name').execute()
    expect(inner).toEqual([])
    const left = await north.selectFrom('companies as mine').leftJoin('companies as theirs', join => join.onTrue()).select(['mine.name', 'theirs.name as other']).execute()
    expect(left).toEqual([{ name: 'Harbour & Finch', other: 'Harbour & Finch' }])
    const loose = await north.selectFrom('companies as mine').leftJoin('companies as theirs', join => join.on(eb => eb.or([eb('theirs.id', '=', lamiz.id), eb('theirs.id', '=', harbour.id)]))).select(['theirs.name as other']).execute()
    expect(loose).toEqual([{ other: 'Harbour & Finch' }])
  })

  it('holds when a table without organizations comes first', async () => {
    const rows = await north.selectFrom('organizations').innerJoin('companies', join => join.onTrue()).select('companies.name').distinct().execute()
    expect(rows).toEqual([{ name: 'Harbour & Finch' }])
  })

  it('holds in subqueries, in the columns, the condition and the source', async () => {
    const exists = await north.selectFrom('organizations').select('id').where(eb => eb.exists(eb.selectFrom('companies').select('id').where('name', '=', 'Café Lamiz'))).execute()
    expect(exists).toEqual([])
    const inColumns = await north.selectFrom('organizations').select(eb => eb.selectFrom('companies').select('name').orderBy('name').limit(1).as('name')).distinct().execute()
    expect(inColumns).toEqual([{ name: 'Harbour & Finch' }])
    const asSource = await north.selectFrom(eb => eb.selectFrom('companies').select('name').as('inner')).select('inner.name').execute()
    expect(asSource).toEqual([{ name: 'Harbour & Finch' }])
  })

  it('holds in unions and in common table expressions', async () => {
    const union = await north.selectFrom('organizations').select('name').where('id', '=', '').unionAll(eb => eb.selectFrom('companies').select('name')).execute()
    expect(union).toEqual([{ name: 'Harbour & Finch' }])
    const cte = await north.with('found', eb => eb.selectFrom('companies').select('name')).selectFrom('found').select('name').execute()
    expect(cte).toEqual([{ name: 'Harbour & Finch' }])
  })

  it('counts only the own records', async () => {
    expect(await north.selectFrom('companies').select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).toEqual({ count: 1 })
  })

  it('updates only the own records, also from another table', async () => {
    await north.updateTable('companies').set({ industry: 'touched' }).execute()
    await north.updateTable('companies').set({ size: 'touched' }).where(eb => eb.or([eb('id', '=', lamiz.id), eb('id', '=', '')])).execute()
    await north.updateTable('companies').from('organizations').set({ phone: 'touched' }).whereRef('organizations.id', '=', 'companies.organizationId').execute()
    expect(await south.selectFrom('companies').select(['industry', 'size', 'phone']).executeTakeFirstOrThrow()).toEqual({ industry: null, size: null, phone: null })
    expect(await north.selectFrom('companies').select(['industry', 'phone']).executeTakeFirstOrThrow()).toEqual({ industry: 'touched', phone: 'touched' })
  })

  it('deletes only the own records', async () => {
    await north.insertInto('companies').values(named('Short-lived')).execute()
    await north.deleteFrom('companies').where('name', '!=', 'Harbour & Finch').execute()
    await north.deleteFrom('companies').where('id', '=', lamiz.id).execute()
    expect(await namesIn(north)).toEqual(['Harbour & Finch'])
    expect(await namesIn(south)).toEqual(['Café Lamiz'])
  })

  it('writes new records into the own organization and refuses to be told another', async () => {
    const rows = [named('One'), named('Two')]
    await north.insertInto('companies').values(rows).execute()
    expect(await namesIn(north)).toEqual(['Harbour & Finch', 'One', 'Two'])
    await north.deleteFrom('companies').where('id', 'in', rows.map(({ id }) => id)).execute()
    await expect(north.insertInto('companies').values({ ...named('Smuggled'), organizationId: southId }).execute()).rejects.toThrow(/organization of a new record|cannot change its organization/)
    await expect(north.updateTable('companies').set({ organizationId: southId }).execute()).rejects.toThrow(/organization of a new record|cannot change its organization/)
    expect(await namesIn(south)).toEqual(['Café Lamiz'])
  })

  it('refuses an insert from a select, which it could not check', async () => {
    await expect(north.insertInto('tags').columns(['id', 'name', 'foldedName', 'color', 'createdAt']).expression(eb => eb.selectFrom('organizations').select(['id', 'name', 'name as folded', 'name as color', 'createdAt'])).execute()).rejects.toThrow(/values\(\)/)
  })

  it('keeps "on conflict" to the own rows and the own organization', async () => {
    const mine = tagged('vip')
    await north.insertInto('tags').values({ ...mine, id: vip.id })
      .onConflict(conflict => conflict.columns(['organizationId', 'id']).doUpdateSet({ name: 'taken over' })).execute()
    expect(await south.selectFrom('tags').select('name').executeTakeFirstOrThrow()).toEqual({ name: 'vip' })
    await expect(north.insertInto('tags').values({ ...mine, id: vip.id })
      .onConflict(conflict => conflict.columns(['organizationId', 'id']).doUpdateSet({ organizationId: southId })).execute()).rejects.toThrow(/organization of a new record|cannot change its organization/)
    await north.deleteFrom('tags').execute()
    expect(await south.selectFrom('tags').select('name').execute()).toEqual([{ name: 'vip' }])
  })

  it('refuses a merge, which it does not know', async () => {
    const merge = north.mergeInto('tags').using('organizations', join => join.onTrue()).whenMatched().thenDelete()
    expect(() => merge.compile()).toThrow(/merge/i)
  })

  it('holds inside transactions', async () => {
    const names = await inTransaction(north, async (trx) => {
      await trx.updateTable('companies').set({ website: 'touched' }).execute()
      return namesIn(trx)
    })
    expect(names).toEqual(['Harbour & Finch'])
    expect(await south.selectFrom('companies').select('website').executeTakeFirstOrThrow()).toEqual({ website: null })
  })

  it('is backed by foreign keys: a record cannot point into another organization', async () => {
    await expect(north.insertInto('companies').values({ ...named('Branch'), parentId: lamiz.id }).execute()).rejects.toThrow(/foreign key/i)
    await expect(north.insertInto('companyTags').values({ companyId: harbour.id, tagId: vip.id }).execute()).rejects.toThrow(/foreign key/i)
  })
})
