import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openDatabase, scopedTo, type Database } from '#server/db/database'
import { migrateToLatest } from '#server/db/migrate'
import { applicationRole, createPostgresDatabase } from './postgres'

export const engines = ['sqlite', 'postgres'] as const
export type EngineName = (typeof engines)[number]

export interface EmptyDatabase {
  /** As the role that owns the tables, where there are roles. */
  url: string
  /** As the role that the application should have. */
  applicationUrl: string
  remove(): Promise<void>
}

/** The address of a database without any table. */
export async function createEmptyDatabase(engine: EngineName): Promise<EmptyDatabase> {
  if (engine === 'postgres') {
    const { drop, ...urls } = await createPostgresDatabase()
    return { ...urls, remove: drop }
  }
  const folder = mkdtempSync(join(tmpdir(), 'simplecrm-test-'))
  const url = `file:${join(folder, 'crm.db')}`
  return { url, applicationUrl: url, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

export interface TestDatabase {
  /** Without an organization, as sign-in and the worker see it. */
  readonly db: Database
  readonly url: string
  /** Bound to one organization, as use cases see it. */
  scoped(organizationId: string): Database
  /** Bound to one organization, as the role that owns the tables: for what is done behind the program's back. */
  ownedBy(organizationId: string): Database
}

/**
 * A migrated database for the tests around the call, made before the first and removed after the last of them. On
 * PostgreSQL it is opened as a role that row-level security holds for, as it should be in earnest:
 * `describe.each(engines)('contacts on %s', (engine) => { const database = useTestDatabase(engine) … })`.
 */
export function useTestDatabase(engine: EngineName): TestDatabase {
  let empty: EmptyDatabase | undefined
  let owner: Database | undefined
  let db: Database | undefined
  const opened = () => {
    if (!db) throw new Error('The database is open within tests and hooks only')
    return db
  }
  beforeAll(async () => {
    empty = await createEmptyDatabase(engine)
    owner = openDatabase(empty.url)
    await migrateToLatest(owner, { grantTo: applicationRole })
    db = openDatabase(empty.applicationUrl)
  })
  afterAll(async () => {
    await db?.destroy()
    await owner?.destroy()
    await empty?.remove()
  })
  return {
    get db() {
      return opened()
    },
    get url() {
      return empty?.applicationUrl ?? ''
    },
    scoped: organizationId => scopedTo(opened(), organizationId),
    ownedBy: organizationId => scopedTo(owner ?? opened(), organizationId),
  }
}
