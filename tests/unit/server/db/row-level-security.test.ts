import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, openDatabase, scopedTo, type Database } from '#server/db/database'
import { tenantTables, type Schema } from '#server/db/schema'
import { weaknessOfWall } from '#server/lifecycle/organization-wall'
import { createContact } from '#server/domain/contacts/contacts'
import { createEmptyDatabase, useTestDatabase } from '../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../support/members'
import { migrateToLatest } from '#server/db/migrate'

/** They belong to an organization, and are read before one is known. */
const withoutWall = {
  memberships: 'signing in looks for the organizations of a person',
  sessions: 'the session says which organization it is',
  apiKeys: 'the key says which organization it is',
  jobs: 'a worker takes the next job of any organization, and binds itself to the one that the job names',
}

describe('row-level security', () => {
  const database = useTestDatabase('postgres')
  let north: TestMember
  let south: TestMember
  let southContact: string

  beforeAll(async () => {
    north = await addMember(database.db, await addOrganization(database.db, 'Studio North'), 'admin')
    south = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
    await createContact(north.db, north.actor, { firstName: 'Zoë' })
    southContact = (await createContact(south.db, south.actor, { firstName: 'Amara' })).id
  })

  /** A transaction of an organization in which someone forgot the condition. */
  const forgetful = <T>(member: TestMember, work: (db: Database) => Promise<T>) => inTransaction(database.db, async (trx) => {
    await sql`select set_config('simplecrm.organization', ${member.actor.organizationId}, true)`.execute(trx)
    return await work(trx)
  })
  const firstNames = async (db: Database) => (await db.selectFrom('contacts').select('firstName').execute()).map(({ firstName }) => firstName)

  it('shows a statement without any condition the rows of its organization alone', async () => {
    expect(await forgetful(north, firstNames)).toEqual(['Zoë'])
    expect(await forgetful(south, firstNames)).toEqual(['Amara'])
  })

  it('shows nothing where no organization is named, also on a connection that has just served one', async () => {
    expect(await firstNames(north.db)).toEqual(['Zoë'])
    for (let turn = 0; turn < 20; turn++) expect(await firstNames(database.db)).toEqual([])
    expect(await database.db.selectFrom('contactSearchOwn' as 'contactSearch').select('id').execute()).toEqual([])
  })

  it('lets nobody change, delete or slip in rows of another organization', async () => {
    const changed = await forgetful(north, trx => trx.updateTable('contacts').set({ title: 'Taken over' }).where('id', '=', southContact).executeTakeFirstOrThrow())
    const deleted = await forgetful(north, trx => trx.deleteFrom('contactKeys').where('organizationId', '=', south.actor.organizationId).executeTakeFirstOrThrow())
    expect([changed.numUpdatedRows, deleted.numDeletedRows]).toEqual([0n, 0n])
    const tag = { id: 'smuggled', name: 'VIP', foldedName: 'vip', color: 'blue' as const, createdAt: '2026-01-05T09:00:00.000Z' }
    await expect(forgetful(north, trx => trx.insertInto('tags').values({ ...tag, organizationId: south.actor.organizationId }).execute())).rejects.toThrow(/row-level security/)
    await expect(forgetful(north, trx => trx.updateTable('contacts').set({ organizationId: south.actor.organizationId }).execute())).rejects.toThrow(/row-level security/)
    expect(await firstNames(south.db)).toEqual(['Amara'])
  })

  it('follows the handle: one transaction may serve one organization after another', async () => {
    const seen = await inTransaction(database.db, async trx => [
      await firstNames(scopedTo(trx, north.actor.organizationId)), await firstNames(scopedTo(trx, south.actor.organizationId)), await firstNames(scopedTo(trx, north.actor.organizationId)),
    ])
    expect(seen).toEqual([['Zoë'], ['Amara'], ['Zoë']])
  })

  it('stays with its statement when many organizations share few connections', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, async (_, index) => firstNames(index % 2 ? north.db : south.db)))
    expect(new Set(answers.filter((_, index) => index % 2 === 1).flat())).toEqual(new Set(['Zoë']))
    expect(new Set(answers.filter((_, index) => index % 2 === 0).flat())).toEqual(new Set(['Amara']))
  })

  it('leaves a connection usable after a statement that fails', async () => {
    await expect(north.db.selectFrom('contacts').select('nowhere' as 'id').execute()).rejects.toThrow(/nowhere/)
    await expect(inTransaction(north.db, trx => trx.selectFrom('contacts').select('nowhere' as 'id').execute())).rejects.toThrow(/nowhere/)
    for (let turn = 0; turn < 20; turn++) expect(await firstNames(north.db)).toEqual(['Zoë'])
  })

  it('lets the index of words be used, which below a policy only the view can', async () => {
    const plan = await inTransaction(north.db, async (trx) => {
      await sql`insert into "contactSearch" ("organizationId", id, text) select ${north.actor.organizationId}, 'c' || n, 'guest number' || n from generate_series(1, 3000) n`.execute(trx)
      await sql`analyze "contactSearch"`.execute(trx)
      const explain = async (table: string) => (await sql<{ 'QUERY PLAN': string }>`explain select id from ${sql.table(table)} where vector @@ to_tsquery('simple', 'number777:*')`.execute(trx)).rows.map(row => row['QUERY PLAN']).join('\n')
      return [await explain('contactSearchOwn'), await explain('contactSearch')]
    })
    expect(plan[0]).toContain('contactSearchIndex')
    expect(plan[1]).not.toContain('contactSearchIndex')
  })

  it('is on for every table that has an organization, but for the few named with a reason', async () => {
    const { rows } = await sql<{ name: string, walled: boolean }>`
      select c.relname as name, c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as walled
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organizationId'
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`.execute(database.db)
    expect(rows.filter(({ walled }) => !walled).map(({ name }) => name).sort()).toEqual(Object.keys(withoutWall).sort())
    expect(rows.filter(({ walled }) => walled).map(({ name }) => name as keyof Schema).sort()).toEqual([...tenantTables].sort())
  })

  it('stands behind keys that carry the organization, so that the tables can be distributed by it', async () => {
    const { rows } = await sql<{ name: string, table: string, columns: string[], target: string | null }>`
      select k.conname as name, k.conrelid::regclass::text as table, k.confrelid::regclass::text as target,
        array(select attname::text from pg_attribute where attrelid = k.conrelid and attnum = any(k.conkey)) as columns
      from pg_constraint k where k.contype in ('p', 'u', 'f') and k.connamespace = current_schema()::regnamespace
      union all
      select i.indexrelid::regclass::text, i.indrelid::regclass::text, null, array(select attname::text from pg_attribute where attrelid = i.indrelid and attnum = any(i.indkey))
      from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique and c.relnamespace = current_schema()::regnamespace`.execute(database.db)
    const own = rows.filter(({ table }) => tenantTables.has(table.replaceAll('"', '')))
    expect(own.length).toBeGreaterThan(60)
    const everywhere = new Set(['users', 'organizations'])
    expect(own.filter(({ columns, target }) => !columns.includes('organizationId') && !(target && everywhere.has(target))).map(({ name }) => name)).toEqual([])
  })

  it('is said to be weak for the owner and for a superuser, and not for the role of the application', async () => {
    expect(await weaknessOfWall(database.db)).toBeUndefined()
    const empty = await createEmptyDatabase('postgres')
    const owner = openDatabase(empty.url)
    await migrateToLatest(owner)
    expect(await weaknessOfWall(owner)).toMatch(/owns the tables.*docs\/deploy\/postgresql\.md/)
    await owner.destroy()
    await empty.remove()
  })

  it('does not exist on SQLite, where nothing is said', async () => {
    const empty = await createEmptyDatabase('sqlite')
    const db = openDatabase(empty.url)
    expect(await weaknessOfWall(db)).toBeUndefined()
    await db.destroy()
    await empty.remove()
  })
})
