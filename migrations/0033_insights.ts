import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table insights (
      "organizationId" text not null references organizations (id),
      "userId" text not null references users (id),
      kind sortable not null,
      "subjectType" sortable not null,
      "subjectId" sortable not null,
      role text not null,
      locale text not null,
      hash sortable not null,
      sources text not null,
      "isCut" integer not null,
      "askedAt" text not null,
      primary key ("organizationId", "userId", kind, "subjectType", "subjectId"),
      foreign key ("organizationId", hash) references "aiAnswers" ("organizationId", hash) on delete cascade
    )

    create index "insightsOfAnswers" on insights ("organizationId", hash)
  `)
  if (!isPostgres(db)) return
  await run(db, `
    alter table insights enable row level security

    create policy "ownOrganization" on insights using ("organizationId" = current_setting('simplecrm.organization', true))
  `)
}
