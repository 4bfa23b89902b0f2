import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, scopedTo, type Database } from '#server/db/database'
import { createContact } from '#server/domain/contacts/contacts'
import { migrateToLatest } from '#server/db/migrate'
import { createEmptyDatabase, type EmptyDatabase } from '../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../support/members'
import { applicationRole } from '../../../support/postgres'

describe('events on PostgreSQL', () => {
  let empty: EmptyDatabase
  let owner: Database
  let application: Database
  let ana: TestMember

  beforeAll(async () => {
    empty = await createEmptyDatabase('postgres')
    owner = openDatabase(empty.url)
    await migrateToLatest(owner, { grantTo: applicationRole })
    // Granting again, as each "simplecrm migrate" does, opens nothing.
    await migrateToLatest(owner, { grantTo: applicationRole })
    application = openDatabase(empty.applicationUrl)
    ana = await addMember(application, await addOrganization(application, 'Studio North'), 'admin')
    await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
  })

  afterAll(async () => {
    await application.destroy()
    await owner.destroy()
    await empty.remove()
  })

  const all = async () => await ana.db.selectFrom('events').selectAll().orderBy('position').execute()
  const asApplication = (statement: string) => sql.raw(statement).execute(ana.db)

  it('may be added and read by the role of the application, and nothing else', async () => {
    const before = await all()
    expect(before.map(({ type }) => type)).toContain('contact.created')
    for (const statement of [
      'update events set payload = \'{}\'', 'delete from events', 'truncate events', 'truncate events cascade',
      'select * from events for update', 'insert into events select * from events on conflict ("organizationId", id) do update set payload = null',
      'merge into events e using events s on e.id = s.id and e."organizationId" = s."organizationId" when matched then delete',
      'insert into "eventMaintenance" values (current_setting(\'simplecrm.organization\'), \'1\', \'forgery\')', 'delete from "eventMaintenance"',
    ]) await expect(asApplication(statement), statement).rejects.toThrow(/permission denied/)
    expect(await all()).toEqual(before)
  })

  it('cannot be laid open by it', async () => {
    for (const statement of [
      'alter table events disable trigger all', 'drop trigger "eventsRefuseChange" on events', 'drop table events', 'alter table events owner to current_user',
      'set session_replication_role = replica', 'create or replace function "refuseEventChange"() returns trigger language plpgsql as $$ begin return null; end $$',
      'drop function "removeEventsNamedBy"(text, bigint)', 'grant update on events to current_user', `set role ${new URL(empty.url).username}`,
    ]) {
      const granted = await asApplication(statement).then(() => true, () => false)
      // PostgreSQL only warns about a grant that grants nothing.
      if (statement.startsWith('grant')) await expect(asApplication('update events set payload = null')).rejects.toThrow(/permission denied/)
      else expect(granted, statement).toBe(false)
    }
  })

  it('lose through the owner\'s function only what an event names, of records that are gone', async () => {
    const before = await all()
    const organization = ana.actor.organizationId
    const remove = (position: number) => sql`select "removeEventsNamedBy"(${organization}, ${position})`.execute(ana.db)
    const forge = async (type: string, payload: object) => {
      const position = (await all()).length + 1000
      await ana.db.insertInto('events').values({ id: `forged ${position} ${type}`, position, type, occurredAt: '2026-01-05T09:00:00.000Z', actorId: null, subjectType: 'sample_data', subjectId: organization, payload: JSON.stringify(payload), previousHash: '', hash: '' }).execute()
      return position
    }
    for (const { position } of before) await remove(position)
    for (const { position } of before) await expect(remove(await forge('sample_data.removed', { removed: [[position, position]] }))).rejects.toThrow(/events cannot be changed/)
    await remove(await forge('contact.updated', { removed: [[1, 1000]] }))
    expect((await all()).filter(({ id }) => !id.startsWith('forged'))).toEqual(before)
  })

  it('are not lost to an empty table that stands in front of the records', async () => {
    const before = await all()
    const { position } = before.find(({ type }) => type === 'contact.created')!
    await expect(ana.db.transaction().execute(async (trx) => {
      await sql`create temporary table contacts (id text, "organizationId" text) on commit drop`.execute(trx)
      await trx.insertInto('events').values({ id: 'forged', position: 5000, type: 'sample_data.removed', occurredAt: '2026-01-05T09:00:00.000Z', actorId: null, subjectType: 'sample_data', subjectId: 'none', payload: JSON.stringify({ removed: [[position, position]] }), previousHash: '', hash: '' }).execute()
      await sql`select "removeEventsNamedBy"(${ana.actor.organizationId}, 5000)`.execute(trx)
    })).rejects.toThrow(/events cannot be changed/)
    expect(await all()).toEqual(before)
  })

  it('are kept from the owner too, who may work as the application', async () => {
    const own = scopedTo(owner, ana.actor.organizationId)
    for (const statement of ['update events set payload = null', 'delete from events', 'truncate events']) await expect(sql.raw(statement).execute(own), statement).rejects.toThrow(/events cannot be changed/)
  })
})
