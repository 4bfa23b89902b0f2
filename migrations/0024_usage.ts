import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table plans (
      id sortable primary key,
      name text not null unique,
      limits text not null,
      "createdAt" text not null,
      "updatedAt" text not null
    )

    alter table organizations add column "planId" text references plans (id)

    create table "usageCounts" (
      "organizationId" text not null references organizations (id) on delete cascade,
      day text not null,
      kind text not null,
      "userId" text not null,
      count integer not null,
      primary key ("organizationId", day, kind, "userId")
    )
  `)
  if (!isPostgres(db)) return
  await run(db, `
    alter table "usageCounts" enable row level security

    create policy "ownOrganization" on "usageCounts" using ("organizationId" = current_setting('simplecrm.organization', true))
  `)
}
