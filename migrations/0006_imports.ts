import type { Kysely } from 'kysely'
import { run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table imports (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      kind text not null,
      status text not null check (status in ('queued', 'running', 'done', 'failed', 'undone')),
      "fileName" text not null,
      system text,
      mapping text not null,
      processed integer not null,
      total integer not null,
      imported integer not null,
      updated integer not null,
      skipped integer not null,
      failed integer not null,
      warnings text not null,
      "userId" text not null references users (id),
      "createdAt" text not null,
      "finishedAt" text,
      error text,
      primary key ("organizationId", id)
    )

    create table "importRows" (
      "organizationId" text not null references organizations (id),
      id text not null,
      "importId" text not null,
      line integer not null,
      outcome text not null check (outcome in ('new', 'update', 'skip', 'error')),
      "recordId" text,
      reason text,
      data text,
      primary key ("organizationId", id),
      foreign key ("organizationId", "importId") references imports ("organizationId", id) on delete cascade
    )

    create index "importRowsByLine" on "importRows" ("organizationId", "importId", line)
  `)
}
