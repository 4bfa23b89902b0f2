import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPostgresDatabase } from '../../support/postgres'
import type { TestPostgres } from '../../support/postgres'

let database: TestPostgres
beforeAll(async () => {
  database = await createPostgresDatabase()
})
afterAll(() => database.drop())

it('gives each test file an empty database of a real PostgreSQL server', async () => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query('SELECT count(*)::int AS tables FROM information_schema.tables WHERE table_schema = \'public\'')
  expect(rows).toEqual([{ tables: 0 }])
  await client.end()
})
