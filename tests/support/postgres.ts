import pg from 'pg'
import { inject } from 'vitest'

const ownerRole = 'simplecrm_test_owner'
export const applicationRole = 'simplecrm_test_application'
const password = 'test'

let made = 0

/** Runs statements on the test run's server as its superuser. */
async function onServer(...statements: string[]) {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  }
  finally {
    await client.end()
  }
}

/** Roles belong to the server, not to a database: the first test to come makes them. */
const ensureRole = (role: string) => `do $$ begin create role ${role} login password '${password}'; exception when duplicate_object or unique_violation then null; end $$`

function addressOf(database: string, role: string): string {
  const url = new URL(inject('postgresUrl'))
  Object.assign(url, { pathname: `/${database}`, username: role, password })
  return url.href
}

export interface TestPostgres {
  /** As the role that owns the tables. */
  url: string
  /** As a role that row-level security holds for; it may do nothing until the owner lets it. */
  applicationUrl: string
  drop(): Promise<void>
}

/** A fresh, empty database on the test run's PostgreSQL server. */
export async function createPostgresDatabase(): Promise<TestPostgres> {
  const name = `test_${process.pid}_${Date.now()}_${++made}`
  await onServer(ensureRole(ownerRole), ensureRole(applicationRole), `create database ${name} owner ${ownerRole}`)
  return { url: addressOf(name, ownerRole), applicationUrl: addressOf(name, applicationRole), drop: () => onServer(`drop database ${name} with (force)`) }
}
