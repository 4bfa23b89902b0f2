import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table "bulkRuns" (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      kind text not null check (kind in ('contact', 'company', 'deal')),
      action text not null,
      details text not null,
      status text not null check (status in ('queued', 'running', 'done', 'failed', 'undone')),
      "isUndoing" integer not null,
      "isCancelled" integer not null,
      processed integer not null,
      total integer not null,
      changed integer not null,
      kept integer not null,
      "undoCursor" text not null,
      "undoneById" text references users (id),
      "userId" text not null references users (id),
      "createdAt" sortable not null,
      "finishedAt" text,
      error text,
      primary key ("organizationId", id)
    )

    create index "bulkRunsByCreation" on "bulkRuns" ("organizationId", "createdAt", id)

    create table "bulkParts" (
      "organizationId" text not null references organizations (id),
      "runId" text not null,
      number integer not null,
      "recordIds" text not null,
      primary key ("organizationId", "runId", number),
      foreign key ("organizationId", "runId") references "bulkRuns" ("organizationId", id) on delete cascade
    )

    create table "bulkRecords" (
      "organizationId" text not null references organizations (id),
      "runId" text not null,
      "recordId" sortable not null,
      reason text,
      change text,
      "tellId" text,
      "keptReason" text,
      primary key ("organizationId", "runId", "recordId"),
      foreign key ("organizationId", "runId") references "bulkRuns" ("organizationId", id) on delete cascade
    )

    create index "bulkRecordsSkipped" on "bulkRecords" ("organizationId", "runId", reason, "recordId") where reason is not null

    create index "bulkRecordsKept" on "bulkRecords" ("organizationId", "runId", "keptReason", "recordId") where "keptReason" is not null

    create index "bulkRecordsByRecord" on "bulkRecords" ("organizationId", "recordId")

    create table views (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" text not null,
      "updatedAt" text not null,
      "deletedAt" text,
      kind text not null check (kind in ('contact', 'company', 'deal')),
      name text not null,
      query text not null,
      columns text,
      "isShared" integer not null,
      "ownerId" text not null references users (id),
      position integer not null,
      "isSample" integer not null default 0,
      primary key ("organizationId", id)
    )

    create index "viewsByKind" on views ("organizationId", kind, position, id)

    create table "listSettings" (
      "organizationId" text not null references organizations (id),
      "userId" text not null references users (id),
      kind text not null check (kind in ('contact', 'company', 'deal')),
      columns text,
      "viewId" text,
      primary key ("organizationId", "userId", kind),
      foreign key ("organizationId", "viewId") references views ("organizationId", id)
    )

    create table "deletedTags" (
      "organizationId" text not null references organizations (id),
      id text not null,
      name text not null,
      color text not null,
      "createdAt" text not null,
      "deletedAt" sortable not null,
      links text not null,
      primary key ("organizationId", id)
    )
  `)
  if (!isPostgres(db)) return
  for (const table of ['bulkRuns', 'bulkParts', 'bulkRecords', 'views', 'listSettings', 'deletedTags']) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}
