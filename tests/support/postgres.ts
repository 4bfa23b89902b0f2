import pg from 'pg'
import { inject } from 'vitest'

let made = 0

async function onServer(statement: string) {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

export interface TestPostgres { url: string, drop(): Promise<void> }

/** A fresh, empty database on the test run's PostgreSQL server. */
export async function createPostgresDatabase(): Promise<TestPostgres> {
  const name = `test_${process.pid}_${Date.now()}_${++made}`
  await onServer(`CREATE DATABASE ${name}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) }
}
