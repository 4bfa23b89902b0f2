import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, tables)
  if (!isPostgres(db)) return
  for (const table of ['proposalLinks', 'proposalComments', 'proposalDecisions']) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}

const tables = `
  create table "proposalLinks" (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    "proposalId" sortable not null,
    "createdAt" text not null,
    "firstViewedAt" text,
    "lastViewedAt" text,
    views integer not null default 0,
    primary key ("organizationId", id),
    unique ("organizationId", "proposalId"),
    foreign key ("organizationId", "proposalId") references proposals ("organizationId", id) on delete cascade
  )

  create table "proposalComments" (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    "proposalId" sortable not null,
    "createdAt" text not null,
    number integer not null,
    "sectionKey" text,
    "userId" text references users (id),
    "authorName" text not null,
    body text not null,
    primary key ("organizationId", id),
    foreign key ("organizationId", "proposalId") references proposals ("organizationId", id) on delete cascade
  )

  create index "proposalCommentsByProposal" on "proposalComments" ("organizationId", "proposalId", id)

  create table "proposalDecisions" (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    "proposalId" sortable not null,
    number integer not null,
    decision text not null,
    name text not null,
    reason text,
    "decidedAt" text not null,
    problem text,
    primary key ("organizationId", id),
    unique ("organizationId", "proposalId", number),
    foreign key ("organizationId", "proposalId") references proposals ("organizationId", id) on delete cascade
  )
`
