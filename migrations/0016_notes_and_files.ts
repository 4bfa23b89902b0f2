import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

/** Where the bytes of a file lie: `server/domain/attachments` builds the same name. */
const discard = `insert into "discardedFiles" ("organizationId", key, size) values (old."organizationId", 'attachments/' || old."organizationId" || '/' || old.id, old.size)`

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    alter table activities add column content text

    create table attachments (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" text not null,
      "updatedAt" text not null,
      "deletedAt" text,
      name text not null,
      type text not null,
      size bigint not null,
      sha256 text,
      "contactId" sortable,
      "companyId" sortable,
      "dealId" sortable,
      "activityId" sortable,
      "uploadedById" text not null references users (id),
      primary key ("organizationId", id),
      check (case when "contactId" is null then 0 else 1 end + case when "companyId" is null then 0 else 1 end + case when "dealId" is null then 0 else 1 end + case when "activityId" is null then 0 else 1 end <= 1),
      foreign key ("organizationId", "contactId") references contacts ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "companyId") references companies ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "dealId") references deals ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "activityId") references activities ("organizationId", id) on delete cascade
    )

    create index "attachmentsByContact" on attachments ("organizationId", "contactId") where "contactId" is not null

    create index "attachmentsByCompany" on attachments ("organizationId", "companyId") where "companyId" is not null

    create index "attachmentsByDeal" on attachments ("organizationId", "dealId") where "dealId" is not null

    create index "attachmentsByActivity" on attachments ("organizationId", "activityId") where "activityId" is not null

    create table "discardedFiles" (
      "organizationId" text not null references organizations (id),
      key text not null,
      size bigint not null,
      primary key ("organizationId", key)
    )
  `)
  await (isPostgres(db) ? guardInPostgres(db) : discardInSqlite(db))
}

/** However a file's row goes, also along with its record: the bytes are remembered, for a job to remove. */
async function discardInSqlite(db: Kysely<unknown>): Promise<void> {
  await run(db, `create trigger "attachmentsDiscard" after delete on attachments begin ${discard}; end`)
}

async function guardInPostgres(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create function "discardAttachment"() returns trigger language plpgsql as $$
    begin
      ${discard};
      return old;
    end $$

    create trigger "attachmentsDiscard" after delete on attachments for each row execute function "discardAttachment"()
  `)
  for (const table of ['attachments', 'discardedFiles']) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}
