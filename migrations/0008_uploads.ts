import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table uploads (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      "userId" text not null references users (id),
      name text not null,
      size bigint not null,
      "createdAt" text not null,
      "importId" text,
      primary key ("organizationId", id),
      foreign key ("organizationId", "importId") references imports ("organizationId", id) on delete cascade
    )

    create index "uploadsByUser" on uploads ("organizationId", "userId")

    create index "uploadsByImport" on uploads ("organizationId", "importId")

    create table "uploadParts" (
      "organizationId" text not null references organizations (id),
      "uploadId" text not null,
      number integer not null,
      primary key ("organizationId", "uploadId", number),
      foreign key ("organizationId", "uploadId") references uploads ("organizationId", id) on delete cascade
    )
  `)
  if (!isPostgres(db)) return
  for (const table of ['uploads', 'uploadParts']) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}
