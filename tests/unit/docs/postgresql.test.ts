import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { openDatabase } from '#server/db/database'
import { migrateToLatest } from '#server/db/migrate'
import { tenantTables } from '#server/db/schema'
import { weaknessOfWall } from '#server/lifecycle/organization-wall'

const guide = readFileSync(new URL('../../../docs/deploy/postgresql.md', import.meta.url), 'utf8')
const [roles, byHand, distribution] = [...guide.matchAll(/```sql\n(.*?)```/gs)].map(match => match[1]!)

/** The server of all tests: names that no other test has. */
const renamed = (statements: string) => statements.replaceAll('simplecrm_owner', 'guide_owner').replaceAll(/role simplecrm\b|to simplecrm\b/g, text => text.replace('simplecrm', 'guide_application')).replaceAll(/database crm\b/g, 'database guide')
function address(role: string): string {
  const url = new URL(inject('postgresUrl'))
  return Object.assign(url, { username: role, password: role === 'guide_owner' ? 'choose-one' : 'choose-another', pathname: '/guide' }).href
}

async function asSuperuser(statements: string[]) {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

afterAll(() => asSuperuser(['drop database if exists guide with (force)', 'drop role if exists guide_owner', 'drop role if exists guide_application']))

it('the guide to PostgreSQL makes two roles with which the program starts and the wall holds', async () => {
  await asSuperuser(renamed(roles!).split(';').map(text => text.trim()).filter(Boolean))
  const owner = openDatabase(address('guide_owner'))
  await migrateToLatest(owner, { grantTo: 'guide_application' })
  await owner.destroy()

  const db = openDatabase(address('guide_application'))
  expect(await migrateToLatest(db)).toEqual([])
  expect(await weaknessOfWall(db)).toBeUndefined()
  await db.insertInto('organizations').values({ id: 'north', name: 'Studio North', defaultCurrency: 'EUR', createdAt: '', updatedAt: '' }).execute()
  for (const statement of byHand!.split(';').filter(text => text.trim())) await sql.raw(statement).execute(db)
  await expect(sql`create table mine (id text)`.execute(db)).rejects.toThrow(/permission denied/)
  await expect(sql`delete from kysely_migration`.execute(db)).rejects.toThrow(/permission denied/)
  await db.destroy()
})

it('the guide to PostgreSQL distributes every table of an organization, and no other', () => {
  const list = distribution!.slice(distribution!.indexOf('array['), distribution!.indexOf(']'))
  expect([...list.matchAll(/'(\w+)'/g)].map(match => match[1]).sort()).toEqual([...tenantTables].sort())
})
