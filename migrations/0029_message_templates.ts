import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table "messageTemplates" (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" text not null,
      "updatedAt" text not null,
      "deletedAt" text,
      name text not null,
      "sortName" sortable not null,
      language text not null,
      subject text,
      body text not null,
      "isShared" integer not null,
      "ownerId" text not null references users (id),
      "isSample" integer not null default 0,
      primary key ("organizationId", id)
    )

    create index "messageTemplatesByName" on "messageTemplates" ("organizationId", "sortName", id)
  `)
  if (!isPostgres(db)) return
  await run(db, `
    alter table "messageTemplates" enable row level security

    create policy "ownOrganization" on "messageTemplates" using ("organizationId" = current_setting('simplecrm.organization', true))
  `)
}
