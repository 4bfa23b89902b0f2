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
      headers text not null,
      "isUndoing" integer not null,
      "undoCursor" text not null,
      kept integer not null,
      "madeTags" text not null,
      "userId" text not null references users (id),
      "createdAt" text not null,
      "finishedAt" text,
      error text,
      primary key ("organizationId", id)
    )

    create table "importRows" (
      "organizationId" text not null references organizations (id),
      "importId" text not null,
      line integer not null,
      outcome text not null check (outcome in ('new', 'update', 'skip', 'error')),
      reason text,
      "recordId" sortable,
      "recordVersion" integer,
      fingerprint sortable,
      changes text,
      cells text,
      warnings text,
      primary key ("organizationId", "importId", line),
      foreign key ("organizationId", "importId") references imports ("organizationId", id) on delete cascade
    )

    create index "importRowsByRecord" on "importRows" ("organizationId", "importId", "recordId") where "recordId" is not null

    create index "importRowsByFingerprint" on "importRows" ("organizationId", fingerprint) where fingerprint is not null
  `)
}
